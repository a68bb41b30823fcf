"""A region's results on one page: the aim, how it goes, who is responsible, what was decided, when next (C9)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from councils.models import Decision, Meeting, MonitoringReport, Strategy, WellbeingProfile
from councils.monitoring import Monitoring, monitoring_on
from councils.pages.strategy import StrategyPage, strategy_page
from councils.rules_in_force import council_rules
from registry.models import Region

DECISIONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """All that the page shows; without a strategy in force there are no goals."""

    region: Region
    strategy: StrategyPage | None
    counts: dict[str, int]
    decisions: tuple[Decision, ...]
    next_meeting: Meeting | None
    profile: WellbeingProfile | None
    report: MonitoringReport | None
    monitoring: Monitoring


def results_page(region: Region, now: datetime, on: date) -> ResultsPage:
    """The page of a day, with a settled number of queries."""
    strategy = strategy_in_force(region, on)
    page = strategy_page(strategy, on) if strategy else None
    reports = reports_of(region, on)
    decisions = Decision.objects.adopted().filter(council__region=region, adopted_on__lte=on)
    meetings = Meeting.objects.taking_place().filter(council__region=region, starts_at__gte=now)
    return ResultsPage(
        region=region,
        strategy=page,
        counts=dict(Counter(goal.verdict for goal in page.goals)) if page else {},
        decisions=tuple(decisions.order_by("-adopted_on", "-pk")[:DECISIONS_SHOWN]),
        next_meeting=meetings.order_by("starts_at").first(),
        profile=WellbeingProfile.objects.filter(region=region).approved_on(on).first(),
        report=reports[0] if reports else None,
        monitoring=monitoring_of(strategy.since if strategy else None, reports, on),
    )


def strategy_in_force(region: Region, on: date) -> Strategy | None:
    """The strategy of the day: the newest that was approved and whose period holds."""
    rows = Strategy.objects.filter(region=region).in_force(on).with_beginning()
    return rows.select_related("region", "decision").first()


def reports_of(region: Region, on: date) -> list[MonitoringReport]:
    """The reports that the council approved by the day, the newest first."""
    rows: Any = MonitoringReport.objects.filter(region=region).select_related("region")
    return list(rows.approved_on(on))


def monitoring_of(since: date | None, reports: list[MonitoringReport], on: date) -> Monitoring:
    """Whether the council has looked at its goals in time (C2), by the rules of the day."""
    held = [report.approved_on for report in reports if report.approved_on]
    return monitoring_on(on, since, held, council_rules(on).monitoring())
