"""The rules about councils: proposed by one national editor, approved by another."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.permissions import can_change_law
from agreements.record.log import note
from councils.models import CouncilRuleSet


@transaction.atomic
def propose_council_rules(user: User, rules: CouncilRuleSet) -> CouncilRuleSet:
    """Put new rules up for approval; they do not count yet. Raises PermissionDenied, ValidationError."""
    if not can_change_law(user):
        raise PermissionDenied
    if not rules._state.adding:
        raise ValidationError(_("Reegleid ei muudeta: esitage uued."))
    rules.proposed_by, rules.approved_by, rules.approved_at = user, None, None
    rules.full_clean()
    rules.save()
    note("council_rules_proposed", rules, user, {"code": rules.code, "status": rules.status})
    return rules


@transaction.atomic
def approve_council_rules(user: User, rules: CouncilRuleSet) -> CouncilRuleSet:
    """Approve what another has proposed; from then on it counts. Raises PermissionDenied, ValidationError."""
    if not can_change_law(user):
        raise PermissionDenied
    rules = CouncilRuleSet.objects.select_for_update(of=("self",)).get(pk=rules.pk)
    if rules.approved_at or rules.approved_by_law_import:
        raise ValidationError(_("Need reeglid on juba kinnitatud."))
    if rules.proposed_by == user:
        raise ValidationError(_("Reeglid kinnitab teine haldur, mitte see, kes need esitas."))
    rules.approved_by, rules.approved_at = user, timezone.now()
    rules.save()
    note("council_rules_approved", rules, user, {"code": rules.code})
    return rules
