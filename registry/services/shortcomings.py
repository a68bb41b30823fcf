"""Shortcomings of a region's help, settled."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from registry.models import Shortcoming

from .authorship import sign
from .records import check_right

ANSWERED = {Shortcoming.State.SETTLED, Shortcoming.State.DECLINED}


@transaction.atomic
def set_state(user: User, shortcoming: Shortcoming, state: str, answer: str = "") -> None:
    """Move a shortcoming to a state; one that ends needs an answer.

    Raises PermissionDenied where the writer may not, ValidationError for an unknown state or a missing answer.
    """
    check_right(user, shortcoming)
    shortcoming.state, shortcoming.answer = state, answer.strip() or shortcoming.answer
    check_answer(shortcoming)
    shortcoming.full_clean()
    sign(shortcoming, user)
    shortcoming.save()


def check_answer(shortcoming: Shortcoming) -> None:
    """Raise ValidationError where a shortcoming ends without an answer."""
    if shortcoming.state in ANSWERED and not shortcoming.answer:
        raise ValidationError({"answer": _("Kirjutage, kuidas see lahenes või miks seda ei lahendata.")})
