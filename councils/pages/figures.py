"""A measure as the pages show it: chart, table, source and judgement; made from rows already loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from councils.charts import Chart, Series, chart, standing
from councils.models import Measure, MeasureValue
from councils.pages.numbers import unit_words, with_unit
from councils.pages.period_words import period_words
from councils.pages.verdict_words import Tag
from councils.periods import Period
from councils.targets import Value
from registry.public.told import Told, told


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A period of the table under a chart, in words; empty where nothing is known."""

    period: Period
    preliminary: bool
    value: str
    target: str
    country: str
    numbers: tuple[Decimal | None, Decimal | None, Decimal | None]
    """The same three as they are, for files."""


@dataclass(frozen=True, slots=True)
class Figure:
    """All that the component shows. ``key`` is unique on the page."""

    key: str
    measure: Measure
    name: Told
    unit: str
    place: str
    chart: Chart | None
    rows: tuple[FigureRow, ...]
    description: str
    source: str
    has_target: bool
    has_country: bool
    has_preliminary: bool
    tag: Tag | None = None
    arithmetic: tuple[str, ...] = ()


def figure(
    measure: Measure,
    place: str,
    values: Sequence[MeasureValue],
    *,
    key: str = "",
    targets: Iterable[Value] = (),
    tag: Tag | None = None,
    arithmetic: Iterable[str] = (),
) -> Figure:
    """A figure of everybody's values of a region beside Estonia's; ``values`` hold both."""
    own = [value for value in values if value.region_id is not None]
    series = Series(
        values=tuple(value.as_value() for value in own),
        targets=tuple(targets),
        country=tuple(value.as_value() for value in values if value.region_id is None),
    )
    rows = table(series, measure)
    return Figure(
        key=key or measure.code,
        measure=measure,
        name=told(measure, "name"),
        unit=unit_words(measure),
        place=place,
        chart=chart(series),
        rows=rows,
        description=description(series, measure, place),
        source=newest_source(own or list(values)),
        has_target=any(row.target for row in rows),
        has_country=any(row.country for row in rows),
        has_preliminary=any(row.preliminary for row in rows),
        tag=tag,
        arithmetic=tuple(arithmetic),
    )


def table(series: Series, measure: Measure) -> tuple[FigureRow, ...]:
    """The same numbers as the chart, period by period."""
    own, targets, country = (standing(one) for one in (series.values, series.targets, series.country))
    return tuple(
        FigureRow(
            period=period,
            preliminary=period in own and own[period].preliminary,
            value=number_of(own, period, measure),
            target=number_of(targets, period, measure),
            country=number_of(country, period, measure),
            numbers=tuple(one[period].number if period in one else None for one in (own, targets, country)),  # type: ignore[arg-type]
        )
        for period in in_time({*own, *targets, *country})
    )


def in_time(periods: Iterable[Period]) -> list[Period]:
    """In their order."""
    return sorted(periods, key=lambda period: period.order)


def number_of(values: dict[Period, Value], period: Period, measure: Measure) -> str:
    """A period's number in words."""
    number: Decimal | None = values[period].number if period in values else None
    return with_unit(number, measure)


def description(series: Series, measure: Measure, place: str) -> str:
    """What the chart says, for who does not see it."""
    own, targets, country = (standing(one) for one in (series.values, series.targets, series.country))
    said = []
    if own:
        *before, last = in_time(own)
        gaps = {"place": place, "period": period_words(last), "value": number_of(own, last, measure)}
        said.append(_("%(place)s: %(value)s (%(period)s).") % gaps)
        if before:
            first = before[0]
            gaps = {"period": period_words(first), "value": number_of(own, first, measure)}
            said.append(_("Alguses: %(value)s (%(period)s).") % gaps)
    else:
        said.append(_("%(place)s: väärtusi ei ole.") % {"place": place})
    if targets:
        said.append(_("Siht: %(value)s (%(period)s).") % newest(targets, measure))
    if country:
        said.append(_("Eesti keskmine: %(value)s (%(period)s).") % newest(country, measure))
    return " ".join(said)


def newest(values: dict[Period, Value], measure: Measure) -> dict[str, str]:
    """The newest period and its number, in words."""
    period = in_time(values)[-1]
    return {"period": period_words(period), "value": number_of(values, period, measure)}


def newest_source(values: Sequence[MeasureValue]) -> str:
    """Where the newest value came from."""
    found = max(values, key=lambda one: (one.year, one.part, one.status == MeasureValue.Status.FINAL), default=None)
    return found.source if found else ""
