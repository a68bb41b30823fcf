"""The rules about councils: proposed by one national editor, approved by another."""

from django.db import transaction

from accounts.models import User
from agreements.services.four_eyes import approve, propose
from councils.models import CouncilRuleSet

KIND = "council_rules"


@transaction.atomic
def propose_council_rules(user: User, rules: CouncilRuleSet) -> CouncilRuleSet:
    """Put new rules up for approval; they do not count yet. Raises PermissionDenied, ValidationError."""
    return propose(user, rules, KIND)


@transaction.atomic
def approve_council_rules(user: User, rules: CouncilRuleSet) -> CouncilRuleSet:
    """Approve what another has proposed; from then on it counts. Raises PermissionDenied, ValidationError."""
    return approve(user, rules, KIND)
