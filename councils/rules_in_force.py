"""The rules about councils that hold on a day."""

from datetime import date

from agreements.counting.rules import NoRuleSet
from councils.models import CouncilRuleSet


def council_rules(on: date) -> CouncilRuleSet:
    """The approved rule set of the day: one in force before a draft, then the one that began last. Raises NoRuleSet."""
    rows = CouncilRuleSet.objects.approved().in_force(on)
    found = max(rows, key=lambda row: (row.in_force, row.valid_from or date.min), default=None)
    if found is None:
        raise NoRuleSet
    return found
