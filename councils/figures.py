"""A measure as the pages show it: chart, table, source and judgement; made from rows already loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from councils.charts import Chart, Series, chart, standing
from councils.models import Measure, MeasureValue
from councils.numbers import unit_words, with_unit
from councils.targets import Value
from councils.verdict_words import Tag
from registry.public.told import Told, told


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A year of the table under a chart, in words; empty where nothing is known."""

    year: int
    preliminary: bool
    value: str
    target: str
    country: str


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
    """The same numbers as the chart, year by year."""
    own, targets, country = (standing(one) for one in (series.values, series.targets, series.country))
    return tuple(
        FigureRow(
            year=year,
            preliminary=year in own and own[year].preliminary,
            value=number_of(own, year, measure),
            target=number_of(targets, year, measure),
            country=number_of(country, year, measure),
        )
        for year in sorted({*own, *targets, *country})
    )


def number_of(values: dict[int, Value], year: int, measure: Measure) -> str:
    """A year's number in words."""
    number: Decimal | None = values[year].number if year in values else None
    return with_unit(number, measure)


def description(series: Series, measure: Measure, place: str) -> str:
    """What the chart says, for who does not see it."""
    own, targets, country = (standing(one) for one in (series.values, series.targets, series.country))
    said = []
    if own:
        first, last = min(own), max(own)
        gaps = {"place": place, "year": last, "value": number_of(own, last, measure)}
        said.append(_("%(place)s: %(value)s (%(year)s).") % gaps)
        if first != last:
            gaps = {"year": first, "value": number_of(own, first, measure)}
            said.append(_("Alguses, %(year)s. aastal: %(value)s.") % gaps)
    else:
        said.append(_("%(place)s: väärtusi ei ole.") % {"place": place})
    if targets:
        said.append(_("Siht %(year)s: %(value)s.") % last_of(targets, measure))
    if country:
        said.append(_("Eesti keskmine %(year)s: %(value)s.") % last_of(country, measure))
    return " ".join(said)


def last_of(values: dict[int, Value], measure: Measure) -> dict[str, object]:
    """The newest year and its number."""
    return {"year": max(values), "value": number_of(values, max(values), measure)}


def newest_source(values: Sequence[MeasureValue]) -> str:
    """Where the newest value came from."""
    newest = max(values, key=lambda value: (value.year, value.status == MeasureValue.Status.FINAL), default=None)
    return newest.source if newest else ""
