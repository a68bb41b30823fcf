"""The law's numbers: proposed by one national editor, approved by another (T6)."""

from django.db import transaction

from accounts.models import User
from agreements.models import QuorumRuleSet
from registry.models import Region

from .four_eyes import approve, propose
from .recompute import recompute

KIND = "rule_set"


@transaction.atomic
def propose_rule_set(user: User, rule_set: QuorumRuleSet) -> QuorumRuleSet:
    """Put a new rule set up for approval; it does not count yet. Raises PermissionDenied, ValidationError."""
    return propose(user, rule_set, KIND)


@transaction.atomic
def approve_rule_set(user: User, rule_set: QuorumRuleSet) -> QuorumRuleSet:
    """Approve what another has proposed; every quorum is read anew. Raises PermissionDenied, ValidationError."""
    approved = approve(user, rule_set, KIND)
    recompute(Region.objects.all())
    return approved
