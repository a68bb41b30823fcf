"""Whose the councils' rows are: they join the registry's in the one place that knows (`registry/rights/scope.py`)."""

from councils import models
from registry.references import OWN_PARTS
from registry.rights.scope import KEPT_NATIONALLY, NATIONAL, REGION_LOOKUPS, place


def register_scope() -> None:
    """Say which region a row belongs to, what is the whole country's, and what is a part of what."""
    place_council_rows()
    NATIONAL.add(models.Measure)
    KEPT_NATIONALLY.add(models.Measure)
    REGION_LOOKUPS.update(
        {
            models.Action: ("region",),
            models.BudgetLine: ("region",),
            models.EmergencyContact: ("region",),
            models.FundEntry: ("region",),
            models.FundingContract: ("region",),
            models.Goal: ("priority__strategy__region",),
            models.GoalMeasure: ("goal__priority__strategy__region",),
            models.MeasureValue: ("region",),
            models.Milestone: ("action__region",),
            models.MonitoringReport: ("region",),
            models.Priority: ("strategy__region",),
            models.ProfileSection: ("profile__region",),
            models.Proposal: ("region",),
            models.ReadinessPlan: ("region",),
            models.Strategy: ("region",),
            models.WellbeingProfile: ("region",),
            models.YearTarget: ("goal_measure__goal__priority__strategy__region",),
        }
    )
    OWN_PARTS.update(
        {
            models.Action: {models.Milestone},
            models.Goal: {models.GoalMeasure},
            models.GoalMeasure: {models.YearTarget},
            models.Priority: {models.Goal},
            models.Strategy: {models.Priority},
            models.WellbeingProfile: {models.ProfileSection},
        }
    )


def place_council_rows() -> None:
    """What services alone change: it is looked at by those who read the region."""
    place(models.Council, "region", by_services=True)
    place(models.Mandate, "council__region", by_services=True)
    place(models.Meeting, "council__region", by_services=True)
    place(models.Decision, "council__region", by_services=True)
    place(models.DecisionTask, "decision__council__region", by_services=True)
    place(models.CouncilRuleSet, kept_nationally=True, shared=True)
