"""The law's numbers: proposed by one national editor, approved by another (T6)."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.models import QuorumRuleSet
from agreements.permissions import can_change_law
from agreements.record.log import note
from registry.models import Region

from .recompute import recompute


@transaction.atomic
def propose_rule_set(user: User, rule_set: QuorumRuleSet) -> QuorumRuleSet:
    """Put a new rule set up for approval; it does not count yet. Raises PermissionDenied, ValidationError."""
    if not can_change_law(user):
        raise PermissionDenied
    if not rule_set._state.adding:
        raise ValidationError(_("Reegleid ei muudeta: esitage uued."))
    rule_set.proposed_by, rule_set.approved_by, rule_set.approved_at = user, None, None
    rule_set.full_clean()
    rule_set.save()
    note("rule_set_proposed", rule_set, user, {"code": rule_set.code, "status": rule_set.status})
    return rule_set


@transaction.atomic
def approve_rule_set(user: User, rule_set: QuorumRuleSet) -> QuorumRuleSet:
    """Approve what another has proposed; from then on it counts.

    Raises PermissionDenied; ValidationError where it is approved already, or proposed by the same person.
    """
    if not can_change_law(user):
        raise PermissionDenied
    rule_set = QuorumRuleSet.objects.select_for_update(of=("self",)).get(pk=rule_set.pk)
    if rule_set.approved_at or rule_set.approved_by_law_import:
        raise ValidationError(_("Need reeglid on juba kinnitatud."))
    if rule_set.proposed_by == user:
        raise ValidationError(_("Reeglid kinnitab teine haldur, mitte see, kes need esitas."))
    rule_set.approved_by, rule_set.approved_at = user, timezone.now()
    rule_set.save()
    note("rule_set_approved", rule_set, user, {"code": rule_set.code})
    recompute(Region.objects.all())
    return rule_set
