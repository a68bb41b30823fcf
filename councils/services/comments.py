"""What members say to a draft strategy."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.models import Strategy, StrategyComment
from councils.results_permissions import can_comment


@transaction.atomic
def comment(user: User, strategy: Strategy, text: str) -> StrategyComment:
    """Say something to a draft; it stays as it was written. Raises PermissionDenied, ValidationError."""
    if not can_comment(user, strategy, timezone.localdate()):
        raise PermissionDenied
    if not text.strip():
        raise ValidationError({"text": _("Kirjutage oma arvamus.")})
    said = StrategyComment(strategy=strategy, author=user, text=text.strip())
    said.full_clean()
    said.save()
    note("strategy_commented", strategy, user, {"comment": said.pk})
    return said
