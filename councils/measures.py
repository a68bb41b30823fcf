"""How a measure stands against its target, year by year, with the arithmetic that says so (C2, measures of the digest).

All numbers are exact (Decimal in, fractions inside). A target is compared with the newest value up to the year asked
for; on the way is who is at least on the straight line from the baseline to the target's year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from councils.targets import Target, TargetKind, Unreachable, Value, in_order, reaches, threshold


class Verdict(StrEnum):
    """How the measure stands."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    BEHIND = "behind"
    WORSE = "worse"
    """On the wrong side of the baseline."""
    UNKNOWN = "unknown"


class Note(StrEnum):
    """A step of the arithmetic, or what limits it; each tells which numbers belong to it."""

    NO_VALUE = "no_value"
    """year"""
    NO_BASELINE = "no_baseline"
    BASELINE_ZERO = "baseline_zero"
    """year; a percentage of zero says nothing"""
    NO_OTHER_VALUE = "no_other_value"
    """year"""
    GAP = "gap"
    """year, last_year: for the years between there is no value"""
    PRELIMINARY = "preliminary"
    """year"""
    TARGET_VALUE = "target_value"
    """value: what must be reached"""
    TARGET_FROM_BASELINE = "target_from_baseline"
    """baseline, baseline_year, percent, value"""
    TARGET_FROM_OTHER = "target_from_other"
    """other, year"""
    COMPARED = "compared"
    """value, year, target"""
    EXPECTED_BY_NOW = "expected_by_now"
    """expected, baseline, baseline_year, target, target_year, year"""
    TARGET_YEAR_PASSED = "target_year_passed"
    """target_year, year"""
    CHANGED_FROM_BASELINE = "changed_from_baseline"
    """change, baseline, baseline_year"""
    REACHED_AND_LOST = "reached_and_lost"
    """year: the last in which it was reached"""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One note with its numbers by name; years are whole numbers."""

    note: Note
    numbers: dict[str, Decimal | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, the year of the value it rests on (None if there is none), and its arithmetic in order."""

    verdict: Verdict
    year: int | None
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of a region: its target, baseline and values by year; `other` is what ABOVE_OTHER compares with."""

    target: Target
    values: tuple[Value, ...]
    baseline: Value | None = None
    other: tuple[Value, ...] = ()
    steps: tuple[Value, ...] = ()
    """Targets agreed for single years on the way; where a year has none, the straight line says what is expected."""


def judge(measure: Measure, year: int) -> Judgement:
    """The measure as it stands in the year (C2)."""
    past = [value for value in in_order(measure.values) if value.year <= year]
    if not past:
        return Judgement(Verdict.UNKNOWN, None, (Explanation(Note.NO_VALUE, {"year": year}),))
    latest = past[-1]
    limits = tuple(_limits(latest, year))
    target = threshold(measure.target, latest.year, measure.baseline, measure.other)
    if isinstance(target, Unreachable):
        unknown = Explanation(Note(target.value), _year_of(target, latest, measure))
        return Judgement(Verdict.UNKNOWN, latest.year, (*limits, unknown))
    verdict, way = _verdict(measure, latest, target)
    arithmetic = (_target_note(measure, latest, target), _compared(latest, target), *way)
    lost = _lost(measure, past) if verdict is not Verdict.REACHED else ()
    return Judgement(verdict, latest.year, (*limits, *arithmetic, *lost))


def _limits(latest: Value, year: int) -> Iterator[Explanation]:
    if latest.year < year:
        yield Explanation(Note.GAP, {"year": year, "last_year": latest.year})
    if latest.preliminary:
        yield Explanation(Note.PRELIMINARY, {"year": latest.year})


def _year_of(reason: Unreachable, latest: Value, measure: Measure) -> dict[str, Decimal | int]:
    if reason is Unreachable.NO_OTHER_VALUE:
        return {"year": latest.year}
    return {"year": measure.baseline.year} if measure.baseline else {}


def _target_note(measure: Measure, latest: Value, target: Fraction) -> Explanation:
    if measure.target.kind is TargetKind.ABOVE_OTHER:
        return Explanation(Note.TARGET_FROM_OTHER, {"other": as_decimal(target), "year": latest.year})
    if measure.target.kind is TargetKind.CHANGE and measure.baseline:
        numbers = _baseline(measure.baseline) | {"percent": measure.target.number, "value": as_decimal(target)}
        return Explanation(Note.TARGET_FROM_BASELINE, numbers)
    return Explanation(Note.TARGET_VALUE, {"value": as_decimal(target)})


def _compared(latest: Value, target: Fraction) -> Explanation:
    return Explanation(Note.COMPARED, {"value": latest.number, "year": latest.year, "target": as_decimal(target)})


def _verdict(measure: Measure, latest: Value, target: Fraction) -> tuple[Verdict, tuple[Explanation, ...]]:
    if reaches(measure.target, Fraction(latest.number), target):
        return Verdict.REACHED, ()
    baseline = measure.baseline
    if baseline is None:
        return _without_baseline(measure.target, latest)
    change = Fraction(latest.number) - Fraction(baseline.number)
    changed = Explanation(Note.CHANGED_FROM_BASELINE, {"change": as_decimal(change), **_baseline(baseline)})
    if change * measure.target.sign < 0:
        return Verdict.WORSE, (changed,)
    if _year_passed(measure.target, latest):
        return Verdict.BEHIND, (changed, _passed(measure.target, latest))
    verdict, way = _on_the_line(measure, baseline, latest, target)
    return verdict, (changed, *way)


def _without_baseline(target: Target, latest: Value) -> tuple[Verdict, tuple[Explanation, ...]]:
    """Not reached is all that can be said, unless the target's year is over."""
    if _year_passed(target, latest):
        return Verdict.BEHIND, (_passed(target, latest),)
    return Verdict.UNKNOWN, (Explanation(Note.NO_BASELINE),)


def _year_passed(target: Target, latest: Value) -> bool:
    return target.year is not None and latest.year >= target.year


def _passed(target: Target, latest: Value) -> Explanation:
    return Explanation(Note.TARGET_YEAR_PASSED, {"target_year": target.year or latest.year, "year": latest.year})


def expected_in(measure: Measure, baseline: Value, year: int, goal: Fraction) -> Fraction | None:
    """What the year should show: the target agreed for it, else where the straight line to the goal passes.

    None without a target's year, or where the baseline is not before it.
    """
    target_year = measure.target.year
    agreed = [step for step in in_order(measure.steps) if step.year == year]
    if agreed:
        return Fraction(agreed[-1].number)
    if target_year is None or baseline.year >= target_year:
        return None
    start = Fraction(baseline.number)
    return start + (goal - start) * Fraction(max(0, year - baseline.year), target_year - baseline.year)


def _on_the_line(
    measure: Measure, baseline: Value, latest: Value, goal: Fraction
) -> tuple[Verdict, tuple[Explanation, ...]]:
    """Whether the value is at least what its year should show; where nothing says that, any step the right way is."""
    target, start, value = measure.target, Fraction(baseline.number), Fraction(latest.number)
    expected = expected_in(measure, baseline, latest.year, goal)
    if expected is None:
        return (Verdict.ON_THE_WAY if value != start else Verdict.BEHIND), ()
    numbers = _baseline(baseline) | {
        "expected": as_decimal(expected),
        "target": as_decimal(goal),
        "target_year": target.year or latest.year,
        "year": latest.year,
    }
    ahead = (value - expected) * target.sign >= 0
    moved = value != start or latest.year <= baseline.year
    return (Verdict.ON_THE_WAY if ahead and moved else Verdict.BEHIND), (Explanation(Note.EXPECTED_BY_NOW, numbers),)


def _lost(measure: Measure, past: list[Value]) -> tuple[Explanation, ...]:
    """The last year in which the target was reached, where it is no longer."""
    for value in reversed(past[:-1]):
        target = threshold(measure.target, value.year, measure.baseline, measure.other)
        if isinstance(target, Fraction) and reaches(measure.target, Fraction(value.number), target):
            return (Explanation(Note.REACHED_AND_LOST, {"year": value.year}),)
    return ()


def _baseline(baseline: Value) -> dict[str, Decimal | int]:
    return {"baseline": baseline.number, "baseline_year": baseline.year}


def as_decimal(number: Fraction) -> Decimal:
    """For showing: exact where it can be, else to the context's precision."""
    return Decimal(number.numerator) / Decimal(number.denominator)
