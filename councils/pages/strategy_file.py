"""A strategy as CSV and JSON: goals, measures, targets, baselines, verdicts, values."""

from typing import Any

from django.http import HttpResponse, JsonResponse

from councils.pages.strategy import GoalMeasureView, GoalView, StrategyPage
from registry.files.csv_file import csv_response

COLUMNS = (
    "goal",
    "group",
    "responsible",
    "measure",
    "target",
    "target_number",
    "target_year",
    "baseline_period",
    "baseline",
    "verdict",
    "period",
    "value",
    "target_of_year",
    "estonia",
)


def csv_of_strategy(page: StrategyPage) -> HttpResponse:
    """A row for each measure and year."""
    name = f"strateegia-{page.strategy.region.slug}-{page.strategy.version}.csv"
    return csv_response(
        name, COLUMNS, [row for goal in page.goals for view in goal.measures for row in rows(goal, view)]
    )


def rows(goal: GoalView, view: GoalMeasureView) -> list[tuple[object, ...]]:
    """The years of a measure."""
    row = view.row
    facts = (goal.goal.name, goal.goal.group, goal.goal.who, row.measure.code, row.original_words or row.kind)
    target = (plain(row.number), row.year, row.baseline_period, plain(row.baseline_number), view.verdict.value)
    return [(*facts, *target, one.period, *map(plain, one.numbers)) for one in view.figure.rows]


def json_of_strategy(page: StrategyPage) -> JsonResponse:
    """The strategy with its goals."""
    strategy = page.strategy
    said: dict[str, Any] = {
        "region_code": strategy.region.code,
        "title": strategy.title,
        "version": strategy.version,
        "valid_from": strategy.valid_from,
        "valid_to": strategy.valid_to,
        "decision": strategy.decision.number if strategy.decision else None,
        "approved_on": strategy.approved_on,
        "goals": [goal_json(goal) for goal in page.goals],
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


def goal_json(goal: GoalView) -> dict[str, Any]:
    """A goal with its measures."""
    return {
        "name": goal.goal.name,
        "group_kind": goal.goal.group_kind,
        "group": goal.goal.group,
        "responsible": goal.goal.who,
        "priority": goal.goal.priority.name,
        "proposer": goal.goal.priority.proposer,
        "verdict": goal.verdict.value,
        "measures": [measure_json(view) for view in goal.measures],
    }


def measure_json(view: GoalMeasureView) -> dict[str, Any]:
    """A measure of a goal."""
    row = view.row
    return {
        "measure": row.measure.code,
        "name": row.measure.name,
        "unit": row.measure.unit,
        "target_kind": row.kind,
        "target_number": plain(row.number),
        "target_year": row.year,
        "original_words": row.original_words,
        "baseline_period": str(row.baseline_period) if row.baseline_period else None,
        "baseline_year": row.baseline_year,
        "baseline": plain(row.baseline_number),
        "verdict": view.verdict.value,
        "arithmetic": list(view.figure.arithmetic),
        "periods": [
            {
                "period": str(one.period),
                "preliminary": one.preliminary,
                **dict(zip(("value", "target", "estonia"), map(plain, one.numbers), strict=True)),
            }
            for one in view.figure.rows
        ],
    }


def plain(number: Any) -> str | None:
    """An exact number as text."""
    return None if number is None else f"{number.normalize():f}"
