"""A measure in the fifteen counties beside each other: small drawings on one scale, a map and a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from councils.charts import Chart, Series, chart, span, standing
from councils.models import Measure, MeasureValue
from councils.pages.figures import in_time, number_of
from councils.pages.numbers import with_unit
from councils.periods import Period
from councils.targets import Value
from registry.geography import maps
from registry.models import Region
from registry.public.area_maps import Level, drawn

MOST_PERIODS = 12
"""As many of the newest as a table shows; the files have all."""


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A county in the comparison. ``better`` None: the same, unknown, or a measure that does not judge.

    ``history``: its numbers in the comparison's periods.
    """

    region: Region
    period: Period | None
    value: str
    number: Decimal | None
    better: bool | None
    chart: Chart | None
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that the page shows; ``period`` is the one whose values the map and table show.

    ``periods``: those of the history; ``choices``: those that counties have values of, the newest first.
    """

    measure: Measure
    period: Period | None
    periods: tuple[Period, ...]
    choices: tuple[Period, ...]
    rows: tuple[CountyRow, ...]
    country: str
    country_history: tuple[str, ...]
    map: maps.Map
    judges: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What all counties are drawn and told by: one period, one scale, Estonia beside them."""

    measure: Measure
    country: tuple[Value, ...]
    period: Period | None
    periods: tuple[Period, ...]
    between: tuple[Period, Period] | None
    largest: Decimal | None

    @property
    def average(self) -> Decimal | None:
        """Estonia's number of the period."""
        return number_in(self.country, self.period)

    @property
    def judges(self) -> bool:
        """Whether a county is told better or worse."""
        return self.average is not None and is_comparable(self.measure)


def compare(
    measure: Measure, regions: Sequence[Region], values: Iterable[MeasureValue], asked: str = "", order: str = ""
) -> Comparison:
    """The comparison, from rows already loaded (the map asks once for boundaries).

    ``asked``: a period as it is written; without a value of it the newest is shown. ``order``: one of `Order`.
    """
    own: dict[int | None, list[Value]] = defaultdict(list)
    for value in values:
        own[value.region_id].append(value.as_value())
    country = tuple(own.pop(None, []))
    choices = tuple(reversed(in_time({value.period for rows in own.values() for value in rows})))
    shown = next((one for one in choices if str(one) == asked), choices[0] if choices else None)
    frame = framed(measure, [value for rows in own.values() for value in rows], country, shown)
    rows = tuple(county_row(region, own[region.pk], frame) for region in regions)
    return Comparison(
        measure=measure,
        period=shown,
        periods=frame.periods,
        choices=choices,
        rows=ordered(rows, order),
        country=with_unit(frame.average, measure),
        country_history=history(country, frame.periods, measure),
        map=county_map(rows, judges=frame.judges),
        judges=frame.judges,
    )


def framed(measure: Measure, counties: list[Value], country: tuple[Value, ...], period: Period | None) -> Frame:
    """The frame that holds all numbers."""
    everything = [*counties, *country]
    return Frame(
        measure=measure,
        country=country,
        period=period,
        periods=tuple(in_time({value.period for value in everything})[-MOST_PERIODS:]),
        between=span(everything) if everything else None,
        largest=max((value.number for value in everything), default=None),
    )


def county_row(region: Region, values: Sequence[Value], frame: Frame) -> CountyRow:
    """A county's row: its number of the period, its drawing, its history."""
    number = number_in(values, frame.period)
    return CountyRow(
        region=region,
        period=frame.period if number is not None else None,
        value=with_unit(number, frame.measure),
        number=number,
        better=is_better(number, frame.average, frame.measure),
        chart=chart(Series(tuple(values), country=frame.country), frame.between, frame.largest) if values else None,
        history=history(values, frame.periods, frame.measure),
    )


class Order(StrEnum):
    """How the table's counties stand: by name, or by value."""

    NAME = ""
    HIGHEST = "suurem"
    LOWEST = "vaiksem"


def ordered(rows: tuple[CountyRow, ...], order: str) -> tuple[CountyRow, ...]:
    """The rows by value where it is asked; who has none stands last, equals as they stood."""
    if order not in (Order.HIGHEST, Order.LOWEST):
        return rows
    sign = -1 if order == Order.HIGHEST else 1
    return tuple(sorted(rows, key=lambda row: (row.number is None, sign * (row.number or 0))))


def history(values: Iterable[Value], periods: Iterable[Period], measure: Measure) -> tuple[str, ...]:
    """The numbers of the periods in words."""
    found = standing(values)
    return tuple(number_of(found, period, measure) for period in periods)


def is_comparable(measure: Measure) -> bool:
    """Whether a county can do better than the average: a number of people tells its size, not how well it does."""
    return measure.direction != Measure.Direction.NONE and measure.unit != Measure.Unit.PERSONS


def number_in(values: Iterable[Value], period: Period | None) -> Decimal | None:
    """The number that stands for the period."""
    found = standing(values)
    return found[period].number if period is not None and period in found else None


def is_better(number: Decimal | None, average: Decimal | None, measure: Measure) -> bool | None:
    """Whether a county does better than Estonia on the average."""
    if number is None or average is None or number == average or not is_comparable(measure):
        return None
    return (number > average) == (measure.direction == Measure.Direction.UP)


def county_map(rows: Iterable[CountyRow], *, judges: bool) -> maps.Map:
    """The counties with their numbers; filled where better than the average, hatched where worse."""
    places, tiles = [], {}
    for row in rows:
        state = {True: "in", False: "out", None: ""}[row.better] if judges else ""
        name = f"{row.region.short_name} {row.value}".replace(" %", "%").strip()
        place = maps.Place(row.region.code, name, row.region.get_absolute_url(), state)
        places.append(place)
        tiles[row.region.map_column, row.region.map_row] = place
    return drawn(Level.COUNTY, places, lambda: maps.tile_map(tiles))


def better_words(row: CountyRow) -> str:
    """A county beside the average in a word; empty where its number is unknown."""
    words = {True: _("parem"), False: _("halvem"), None: _("sama")}
    return words[row.better] if row.number is not None else ""
