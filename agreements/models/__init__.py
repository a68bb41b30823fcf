"""Who belongs to a TERVIK."""

from .memberships import Membership
from .rule_sets import QuorumRuleSet
from .terviks import Tervik

__all__ = ["Membership", "QuorumRuleSet", "Tervik"]
