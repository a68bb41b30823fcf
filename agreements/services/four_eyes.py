"""Rules are proposed by one national editor and approved by another (T6); of the quorum, and of councils."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.models import FourEyes
from agreements.permissions import can_change_law
from agreements.record.log import note

Rules = TypeVar("Rules", bound=FourEyes)


def propose(user: User, rules: Rules, kind: str) -> Rules:
    """Put new rules up for approval; they do not count yet. Raises PermissionDenied, ValidationError.

    Both steps stand inside the caller's transaction; ``kind`` names them in the log.
    """
    if not can_change_law(user):
        raise PermissionDenied
    if not rules._state.adding:
        raise ValidationError(_("Reegleid ei muudeta: esitage uued."))
    rules.proposed_by, rules.approved_by, rules.approved_at = user, None, None
    rules.full_clean()
    rules.save()
    note(f"{kind}_proposed", rules, user, {"code": rules.code, "status": rules.status})
    return rules


def approve(user: User, rules: Rules, kind: str) -> Rules:
    """Approve what another has proposed; from then on it counts.

    Raises PermissionDenied; ValidationError where it is approved already, or proposed by the same person.
    """
    if not can_change_law(user):
        raise PermissionDenied
    type(rules)._default_manager.select_for_update(of=("self",)).get(pk=rules.pk)
    rules.refresh_from_db()
    if not rules.waits_for_approval:
        raise ValidationError(_("Need reeglid on juba kinnitatud."))
    if rules.proposed_by == user:
        raise ValidationError(_("Reeglid kinnitab teine haldur, mitte see, kes need esitas."))
    rules.approved_by, rules.approved_at = user, timezone.now()
    rules.save()
    note(f"{kind}_approved", rules, user, {"code": rules.code})
    return rules
