"""Figures of strategies in force that somebody owes and that are late (F5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from councils.figures_due import Duty, Late, late_figures
from councils.models import GoalMeasure, MeasureValue, Strategy
from councils.periods import Period
from registry.models import Region

Known: TypeAlias = dict[tuple[int | None, int], set[Period]]


@dataclass(frozen=True, slots=True)
class LateFigure:
    """A figure that is late, and in which goal it is measured."""

    row: GoalMeasure
    late: Late


def late_in(regions: Iterable[Region], on: date) -> list[LateFigure]:
    """The late figures of regions on the day; a settled number of queries."""
    strategies = in_force_by_region(regions, on)
    rows = GoalMeasure.objects.filter(goal__priority__strategy__in=[one.pk for one in strategies.values()])
    rows = rows.select_related("measure", "owed_by", "goal__priority__strategy__region").order_by("pk")
    known: Known = defaultdict(set)
    values = MeasureValue.objects.of_everybody().filter(region__in=strategies)
    for region, measure, year, part in values.values_list("region", "measure", "year", "part"):
        known[region, measure].add(Period.coded(year, part))
    return list(found(rows, known, on))


def in_force_by_region(regions: Iterable[Region], on: date) -> dict[int, Strategy]:
    """The strategy in force of each region that has one."""
    strategies: dict[int, Strategy] = {}
    for strategy in Strategy.objects.filter(region__in=list(regions)).in_force(on).with_beginning():
        strategies.setdefault(strategy.region_id, strategy)
    return strategies


def found(rows: Iterable[GoalMeasure], known: Known, on: date) -> Iterator[LateFigure]:
    """Each late figure of each measure."""
    for row in rows:
        strategy = row.goal.document
        if strategy.valid_from is None or strategy.valid_to is None:
            continue
        duty = Duty(strategy.valid_from, strategy.valid_to, row.due_month, row.due_day, row.measure.parts)
        for late in late_figures(duty, known[strategy.region_id, row.measure_id], on):
            yield LateFigure(row, late)
