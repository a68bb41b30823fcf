"""Rows for the pages of strategies and results."""

from datetime import date, timedelta

from django.utils import timezone

from councils import models
from councils.snapshot import snapshot_of
from registry.models import Region
from tests.councils.factories import AdoptedDecisionFactory, council_of
from tests.councils.results.builders import (
    ActionFactory,
    GoalFactory,
    GoalMeasureFactory,
    approved,
    measure,
    strategy_with_goal,
    value,
)
from tests.councils.results.rows import row_in

APPROVED = models.Strategy.State.APPROVED


def make_results(region: Region) -> None:
    """A strategy with a goal and the one before it, values with a gap and a preliminary one, an action, and income of
    the fund; what the council approved beside it: a profile, a report of monitoring.
    """
    goal = two_strategies(region)
    for year, number, status in ((2022, "1.8", "final"), (2024, "2.1", "final"), (2025, "1.9", "preliminary")):
        for code in ("eakad-hooldekodus", "eakate-osakaal"):
            value(region, year, number, code, status=status)
            value(None, year, number, code)
    value(region, 2025, "2.4", sex="female", age_group="85+")
    ActionFactory(goal=goal)
    for model in (models.FundEntry, models.BudgetLine, models.FundingContract):
        row_in(model, region)
    make_approved(region, goal.document)


def two_strategies(region: Region) -> models.Goal:
    """The newer strategy's goal, which goes on from one of the older."""
    older = strategy_with_goal(region, date(2024, 2, 12))
    models.Strategy.objects.filter(pk=older.document.pk).update(state=models.Strategy.State.SUCCEEDED)
    until = timezone.localdate() + timedelta(days=900)  # the site's clock is the real one
    period = {"priority__strategy__version": 2, "priority__strategy__valid_to": until}
    newer = GoalFactory(priority__strategy__region=region, **period, lineage=older.lineage)
    GoalMeasureFactory(goal=newer)
    approved(newer.document)
    return newer


def make_approved(region: Region, strategy: models.Strategy) -> None:
    """The first profile and the first report."""
    day = date(2026, 1, 20)
    facts = {"region": region, "state": APPROVED, "approved_on": day}
    decisions = [AdoptedDecisionFactory(council=council_of(region.code), number=f"2026-{n}") for n in (41, 42)]
    profile = models.WellbeingProfile.objects.create(region=region)
    profile.sections.create(kind="needs", title_et="Rohkem eakaid", text_et="Kasvab.", measure=measure())
    models.WellbeingProfile.objects.update(**facts, decision=decisions[0])
    picture = snapshot_of(strategy, day)
    report = {"strategy": strategy, "text_et": "Läks hästi.", "as_of": day, "snapshot": picture}
    models.MonitoringReport.objects.create(**facts, **report, decision=decisions[1])
