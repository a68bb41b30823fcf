"""The groups by sex and age that a measure's values are split by, and how each went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from councils.charts import Chart, Series, chart, span, standing
from councils.models import AgeGroup, Measure, MeasureValue, Sex
from councils.pages.figures import in_time, number_of
from councils.periods import Period
from councils.targets import Value


@dataclass(frozen=True, slots=True, order=True)
class ValueGroup:
    """Whom values are of; both empty: everybody whom the measure is about."""

    age_group: str = ""
    sex: str = ""

    @property
    def code(self) -> str:
        """As an address writes it."""
        return "~".join((self.sex, self.age_group)) if self.sex or self.age_group else ""

    @property
    def words(self) -> str:
        """As a reader reads it."""
        parts = [str(AgeGroup(self.age_group).label)] if self.age_group else []
        parts += [str(Sex(self.sex).label)] if self.sex else []
        return ", ".join(parts) or _("kõik kokku")


@dataclass(frozen=True, slots=True)
class GroupColumn:
    """A group: its small drawing, with everybody's line dotted, and its numbers by the table's periods."""

    group: ValueGroup
    chart: Chart | None
    newest: str


@dataclass(frozen=True, slots=True)
class GroupsTable:
    """The groups beside each other; a row is a period, whether one of its numbers is preliminary, and the numbers."""

    columns: tuple[GroupColumn, ...]
    rows: tuple[tuple[Period, bool, tuple[str, ...]], ...]


def group_of(value: MeasureValue) -> ValueGroup:
    """Whom a value is of."""
    return ValueGroup(value.age_group, value.sex)


def groups_table(measure: Measure, split: Iterable[MeasureValue], everybody: Iterable[MeasureValue]) -> GroupsTable:
    """The groups of a region's measure, on one scale; empty where there is none."""
    by_group: dict[ValueGroup, list[Value]] = defaultdict(list)
    for value in split:
        by_group[group_of(value)].append(value.as_value())
    whole = tuple(value.as_value() for value in everybody)
    stand = {group: standing(by_group[group]) for group in sorted(by_group)}
    periods = reversed(in_time({period for found in stand.values() for period in found}))
    rows = tuple(
        (
            period,
            any(period in found and found[period].preliminary for found in stand.values()),
            tuple(number_of(found, period, measure) for found in stand.values()),
        )
        for period in periods
    )
    everything = [*(value for found in by_group.values() for value in found), *whole]
    columns = tuple(column(group, by_group[group], whole, everything, measure) for group in stand)
    return GroupsTable(columns, rows)


def column(
    group: ValueGroup, values: list[Value], whole: tuple[Value, ...], everything: list[Value], measure: Measure
) -> GroupColumn:
    """A group with its drawing on the scale of all."""
    largest = max(value.number for value in everything)
    drawn = chart(Series(tuple(values), country=whole), span(everything), largest)
    stand = standing(values)
    return GroupColumn(group, drawn, number_of(stand, in_time(stand)[-1], measure))
