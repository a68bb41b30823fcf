"""The example's strategy: two years, two versions, a draft of the third; profile and report. All of it is invented."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from accounts.models import User
from councils.lifecycles.document import DocumentState
from councils.models import (
    Decision,
    Goal,
    GoalMeasure,
    Measure,
    MonitoringReport,
    Priority,
    ProfileSection,
    Strategy,
    WellbeingProfile,
    YearTarget,
)
from councils.models.documents import CouncilDocument
from councils.services.comments import comment
from councils.services.documents import approve_documents, ask_comments
from councils.services.strategy_versions import copy_strategy
from councils.snapshot import snapshot_of
from registry.models import Organization, Region

from .files import tables, translated
from .result_money import load_money
from .result_plan import load_plan
from .result_values import load_values

YEARS = 3


def load_results(users: Mapping[str, User], today: date) -> dict[str, int]:
    """Values of all counties; strategy, plan and money of one. Returns how many of each the example has."""
    entry = tables("results.toml")
    region = Region.objects.get(code=entry["region"])
    counts = {"values of measures": load_values(today, region)}
    if not Strategy.objects.filter(region=region).exists():
        tell(region, entry, users, today)
    return {**counts, "strategies": Strategy.objects.filter(region=region).count()}


def tell(region: Region, entry: Mapping[str, Any], users: Mapping[str, User], today: date) -> None:
    """The two years in their order."""
    staff = users[entry["staff"]]
    decisions = {
        name: decision(region, entry[f"{name}_decision"]) for name in ("strategy", "profile", "report", "second")
    }
    first = begin_strategy(region, entry, decisions["strategy"])
    approve(first, decisions["strategy"])
    approve(profile(region, entry), decisions["profile"])
    load_plan(region, first, entry, today)
    load_money(region, first, entry, staff, today)
    approve(report(first, entry, today), decisions["report"])
    second = copy_strategy(staff, first)
    add_steps(second, entry["steps"])
    approve(second, decisions["second"])
    ask_comments(staff, third := copy_strategy(staff, second))
    third.refresh_from_db()
    comment(users["kohila"], third, entry["comment"])


def decision(region: Region, title: str) -> Decision:
    """An adopted decision of the example's council."""
    return Decision.objects.adopted().get(council__region=region, title_et=title)


def approve(document: CouncilDocument, by: Decision) -> None:
    """Let the adopted decision approve it, as it does at the meeting."""
    document.state, document.decision = DocumentState.PUT.value, by
    document.save()
    approve_documents(by)
    document.refresh_from_db()


def begin_strategy(region: Region, entry: Mapping[str, Any], by: Decision) -> Strategy:
    """The first version, in force from the day of its decision."""
    begins = by.adopted_on or date.min
    strategy = Strategy.objects.create(
        region=region,
        valid_from=begins,
        valid_to=date(begins.year + YEARS, 12, 31),
        **translated("title", entry["title"]),
        **translated("lead", entry["lead"]),
    )
    for order, one in enumerate(entry["priority"], start=1):
        priority = Priority.objects.create(
            strategy=strategy, proposer=one["proposer"], order=order, **translated("name", one["name"])
        )
        for place, goal in enumerate(one["goal"], start=1):
            add_goal(priority, goal, place)
    return strategy


def add_goal(priority: Priority, entry: Mapping[str, Any], order: int) -> None:
    """A goal with its measures."""
    goal = Goal.objects.create(
        priority=priority,
        order=order,
        group_kind=entry["kind"],
        responsible=entry["responsible"],
        **translated("name", entry["name"]),
        **translated("description", entry.get("description", {})),
        **translated("group", entry["group"]),
    )
    for one in entry["measures"]:
        GoalMeasure.objects.create(
            goal=goal,
            measure=Measure.objects.get(code=one["code"]),
            kind=one["kind"],
            number=Decimal(one["number"]) if "number" in one else None,
            year=year_of(priority.strategy, one.get("year")),
            compared_with=Measure.objects.filter(code=one.get("other", "")).first(),
            original_words=one.get("words", ""),
            baseline_year=year_of(priority.strategy, one.get("baseline")),
            owed_by=Organization.objects.filter(name=one.get("owed_by", "")).first(),
        )


def year_of(strategy: Strategy, after: int | None) -> int | None:
    """The year so many after the one in which the strategy begins; below zero: before it."""
    begins = strategy.valid_from
    return None if after is None or begins is None else begins.year + after


def add_steps(strategy: Strategy, entry: Mapping[str, Any]) -> None:
    """What the second version adds: a target for each year."""
    row = GoalMeasure.objects.get(goal__priority__strategy=strategy, measure__code=entry["measure"])
    for after, number in entry["years"].items():
        if year := year_of(strategy, int(after)):
            YearTarget.objects.create(goal_measure=row, year=year, number=Decimal(number))


def profile(region: Region, entry: Mapping[str, Any]) -> WellbeingProfile:
    """The wellbeing profile."""
    made = WellbeingProfile.objects.create(region=region)
    for order, one in enumerate(entry["section"], start=1):
        ProfileSection.objects.create(
            profile=made,
            kind=one["kind"],
            order=order,
            measure=Measure.objects.filter(code=one.get("measure", "")).first(),
            **translated("title", one["title"]),
            **translated("text", one["text"]),
        )
    return made


def report(strategy: Strategy, entry: Mapping[str, Any], today: date) -> MonitoringReport:
    """The report of the first year, with its picture."""
    on = today - timedelta(days=entry["report"]["ago"])
    made = MonitoringReport(
        region=strategy.region,
        strategy=strategy,
        as_of=on,
        snapshot=snapshot_of(strategy, on),
        **translated("text", entry["report"]["text"]),
    )
    made.save()
    return made
