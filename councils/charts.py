"""A measure's chart as plain geometry, in per cent of the drawing, so that text keeps its size; pure.

The axis begins at zero. Lines join neighbouring periods only: where one has no value there is a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise
from math import ceil
from typing import Final, TypeAlias

from councils.periods import MONTHS, Period, through
from councils.targets import Value, in_order

LEFT, RIGHT, TOP, BOTTOM = 9.0, 90.0, 5.0, 88.0
SHORT_NUMBER: Final = 3
"""So many digits fit left and right of the drawing; each more takes `DIGIT` from it on both sides."""
DIGIT: Final = 2.8
MOST_GRID_LINES: Final = 5
PERIODS_ON_NARROW: Final = 4
PERIODS_NAMED: Final = 12
"""Of more than so many periods under an axis only the years are named."""
ROMAN: Final = ("", "I", "II", "III", "IV")
STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
APART: Final = 7.0
"""Labels nearer than this (per cent of the height) are moved apart."""


Point: TypeAlias = tuple[Value, float, float]
"""A value, and how far across and down it lies."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a kind ("value", "value early", "target", "country") between two points."""

    kind: str
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A value; hollow where it is preliminary."""

    x: str
    y: str
    early: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A number beside the grid."""

    at: str
    number: Decimal


@dataclass(frozen=True, slots=True)
class PeriodTick:
    """A period under the axis; `wide` ones are left out on narrow screens."""

    at: str
    label: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A number written at the end of a line of that kind."""

    kind: str
    x: str
    y: str
    number: Decimal


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is drawn; ``left`` and ``right``: from where to where the grid goes."""

    grid: tuple[Tick, ...]
    periods: tuple[PeriodTick, ...]
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    marks: tuple[Mark, ...]
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart shows: the region's values, targets by period, Estonia's values."""

    values: tuple[Value, ...]
    targets: tuple[Value, ...] = ()
    country: tuple[Value, ...] = ()

    @property
    def everything(self) -> tuple[Value, ...]:
        """All numbers, for the scale."""
        return (*self.values, *self.targets, *self.country)


def standing(values: Iterable[Value]) -> dict[Period, Value]:
    """The value that stands for each period: the final one where there is one."""
    return {value.period: value for value in in_order(values)}


def axis(largest: Decimal) -> tuple[Decimal, ...]:
    """The numbers of an axis from zero, in round steps, up to or above the largest."""
    if largest <= 0:
        return Decimal(0), Decimal(1)
    rough = largest / MOST_GRID_LINES
    power = Decimal(10) ** rough.adjusted()
    step = next(power * one for one in STEPS if power * one >= rough)
    count = int((largest / step).to_integral_value(ROUND_CEILING))
    return tuple(step * number for number in range(count + 1))


def margin(numbers: Iterable[Decimal]) -> float:
    """What long numbers need beside the drawing: those of the axis left, those at the lines' ends right."""
    digits = max(len(f"{number.normalize():f}") for number in numbers)
    return DIGIT * max(0, digits - SHORT_NUMBER)


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a period and a number lie: across between left and right, down from the largest number."""

    first: Period
    last: Period
    top: Decimal
    left: float
    right: float

    def x(self, period: Period) -> float:
        """Across."""
        width = self.last.begins - self.first.begins
        return self.left + (self.right - self.left) * ((period.begins - self.first.begins) / width if width else 0.5)

    def y(self, number: Decimal) -> float:
        """Down."""
        return BOTTOM - (BOTTOM - TOP) * float(number) / float(self.top)


def percent(value: float) -> str:
    """As an SVG attribute."""
    return f"{value:.1f}%"


def span(values: Iterable[Value]) -> tuple[Period, Period]:
    """The first and the last period of values that there are."""
    periods = sorted((value.period for value in values), key=lambda period: period.order)
    return periods[0], periods[-1]


def chart(series: Series, between: tuple[Period, Period] | None = None, largest: Decimal | None = None) -> Chart | None:
    """The drawing; None where there is nothing to draw. `between`, `largest`: a scale shared with other drawings."""
    if not series.everything:
        return None
    first, last = between or span(series.everything)
    numbers = axis(largest if largest is not None else max(value.number for value in series.everything))
    beside = margin(numbers)
    scale = Scale(first, last, numbers[-1], LEFT + beside, RIGHT - beside)
    found = {"country": series.country, "target": series.targets, "value": series.values}
    placed = {kind: places(values, scale) for kind, values in found.items()}
    return Chart(
        grid=tuple(Tick(percent(scale.y(number)), number) for number in numbers),
        periods=period_ticks(first, last, scale),
        lines=tuple(line for kind, points in placed.items() for line in joined(kind, points)),
        dots=tuple(Dot(percent(x), percent(y), one.preliminary) for one, x, y in placed["value"]),
        marks=ends({kind: placed[kind] for kind in ("value", "target", "country")}),
        left=percent(scale.left),
        right=percent(scale.right),
    )


def places(values: Iterable[Value], scale: Scale) -> list[Point]:
    """The values that stand, in order, with where they lie."""
    return [(one, scale.x(one.period), scale.y(one.number)) for one in standing(values).values()]


def joined(kind: str, points: Sequence[Point]) -> tuple[Line, ...]:
    """Lines between neighbouring periods."""
    return tuple(
        Line(
            f"{kind} early" if other.preliminary and kind == "value" else kind,
            percent(x),
            percent(y),
            percent(other_x),
            percent(other_y),
        )
        for (one, x, y), (other, other_x, other_y) in pairwise(points)
        if other.period == one.period.later(1)
    )


def period_ticks(first: Period, last: Period, scale: Scale) -> tuple[PeriodTick, ...]:
    """Every period, or the years alone where there are many; on narrow screens only as many as fit."""
    periods = list(through(first, last))
    if len(periods) > PERIODS_NAMED and first.parts > 1:
        periods = [one for one in periods if one.part == 1]
    every, count = max(1, ceil(len(periods) / PERIODS_ON_NARROW)), len(periods)
    return tuple(
        PeriodTick(percent(scale.x(one)), label(one), wide=(count - 1 - place) % every != 0)
        for place, one in enumerate(periods)
    )


def label(period: Period) -> str:
    """A period under an axis: the year where it begins, else the part's number."""
    if period.part == 1:
        return str(period.year)
    return str(period.part) if period.parts == MONTHS else ROMAN[period.part]


def ends(lines: dict[str, list[Point]]) -> tuple[Mark, ...]:
    """The last number of each line, moved apart where they would lie on each other."""
    placed: list[tuple[float, float]] = []
    marks = []
    for kind, points in lines.items():
        for value, x, y in points[-1:]:
            height = free(x, y - APART / 2, placed)
            placed.append((x, height))
            marks.append(Mark(kind, percent(x), percent(height), value.number))
    return tuple(marks)


def free(x: float, y: float, placed: Sequence[tuple[float, float]]) -> float:
    """A height near y at which no other label lies close."""
    near = [other for across, other in placed if abs(across - x) < APART * 2]
    if all(abs(other - y) >= APART for other in near):
        return y
    tries = (y + sign * APART * step for step in (1, 2, 3) for sign in (1, -1))
    return next((place for place in tries if all(abs(other - place) >= APART for other in near)), y)
