"""Shortcomings of a region's help, settled."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from registry.models import Shortcoming

ANSWERED = {Shortcoming.State.SETTLED, Shortcoming.State.DECLINED}


def check_answer(shortcoming: Shortcoming) -> None:
    """Raise ValidationError where a shortcoming ends without an answer."""
    if shortcoming.state in ANSWERED and not shortcoming.answer:
        raise ValidationError({"answer": _("Kirjutage, kuidas see lahenes või miks seda ei lahendata.")})
