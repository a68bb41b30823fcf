"""A row of each model of results that belongs to a region."""

from collections.abc import Callable
from datetime import date

from django.db.models import Model

from councils import models
from registry.models import Region
from tests.factories import UserFactory

from .builders import ActionFactory, GoalFactory, MeasureValueFactory, StrategyFactory, measure, strategy_with_goal

DAY = date(2026, 3, 1)


def action(region: Region) -> models.Action:
    """An action for a goal that the council approved."""
    return ActionFactory(goal=strategy_with_goal(region))


def report(region: Region) -> models.MonitoringReport:
    """A draft of a report on an approved strategy."""
    strategy = strategy_with_goal(region).document
    return models.MonitoringReport.objects.create(region=region, strategy=strategy, text_et="Hea.", as_of=DAY)


def entry(region: Region) -> models.FundEntry:
    """Income of the fund."""
    facts = {"kind": "income", "source": "state_money", "document": "Leping 1", "approved_by": "Juht"}
    return models.FundEntry.objects.create(region=region, cents=100, on=DAY, booked_by=UserFactory(), **facts)


def contract(region: Region) -> models.FundingContract:
    """A contract with a funder."""
    facts = {"funder_name": "Tervisekassa", "purpose": "Juhtimine", "document": "Leping 2"}
    return models.FundingContract.objects.create(
        region=region, begins_on=DAY, ends_on=date(2026, 12, 31), cents=100, **facts
    )


def proposal(region: Region) -> models.Proposal:
    """A proposal to the ministry, not sent yet."""
    return models.Proposal.objects.create(region=region, title_et="Buss", text_et="Palju.", addressee_name="SoM")


MADE: dict[type[Model], Callable[[Region], Model]] = {
    models.Action: action,
    models.BudgetLine: lambda region: models.BudgetLine.objects.create(
        region=region, year=2026, name="Juht", source="state_budget", planned=100
    ),
    models.EmergencyContact: lambda region: models.EmergencyContact.objects.create(
        region=region, name="Kati Kriis", duty="korraldab", phone="+372 5550 0111"
    ),
    models.FundEntry: entry,
    models.FundingContract: contract,
    models.Goal: lambda region: GoalFactory(priority__strategy__region=region),
    models.Measure: lambda region: measure(),
    models.MeasureValue: lambda region: MeasureValueFactory(region=region),
    models.MonitoringReport: report,
    models.Proposal: proposal,
    models.ReadinessPlan: lambda region: models.ReadinessPlan.objects.create(
        region=region, title="Elektrikatkestus", text="Helistage."
    ),
    models.Strategy: lambda region: StrategyFactory(region=region),
    models.WellbeingProfile: lambda region: models.WellbeingProfile.objects.create(region=region),
}


def row_in(model: type[Model], region: Region) -> Model:
    """A row of that model in the region; of national models any row."""
    return MADE[model](region)
