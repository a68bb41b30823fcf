"""How a measure stands against its target, with the arithmetic that says so (C2, measures of the digest).

All numbers are exact (Decimal in, fractions inside). A target is compared with the newest value of a period that has
begun by the day asked for; on the way is who is at least on the straight line from the baseline to the end of the
target's year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from councils.periods import Period, last_ended
from councils.targets import Target, TargetKind, Unreachable, Value, in_order, reaches, threshold

Numbers: TypeAlias = dict[str, Decimal | int | Period]


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
    """period"""
    NO_BASELINE = "no_baseline"
    BASELINE_ZERO = "baseline_zero"
    """period; a percentage of zero says nothing"""
    NO_OTHER_VALUE = "no_other_value"
    """period"""
    GAP = "gap"
    """period, last_period: that one is over, and there is no value since the last"""
    PRELIMINARY = "preliminary"
    """period"""
    TARGET_VALUE = "target_value"
    """value: what must be reached"""
    TARGET_FROM_BASELINE = "target_from_baseline"
    """baseline, baseline_period, percent, value"""
    TARGET_FROM_OTHER = "target_from_other"
    """other, period"""
    COMPARED = "compared"
    """value, period, target"""
    EXPECTED_BY_NOW = "expected_by_now"
    """value, expected, baseline, baseline_period, target, target_year, period"""
    TARGET_YEAR_PASSED = "target_year_passed"
    """target_year, period"""
    CHANGED_FROM_BASELINE = "changed_from_baseline"
    """change, baseline, baseline_period"""
    BEFORE_BASELINE = "before_baseline"
    """period, baseline_period: the newest value is older than the baseline"""
    REACHED_AND_LOST = "reached_and_lost"
    """period: the last in which it was reached"""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One note with its numbers and periods by name; a target's year is a whole number."""

    note: Note
    numbers: Numbers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, the value that it rests on (None if there is none), and its arithmetic in order.

    ``target``: the number that the value was compared with, None where there is none.
    """

    verdict: Verdict
    value: Value | None
    explanations: tuple[Explanation, ...]
    target: Decimal | None = None

    @property
    def period(self) -> Period | None:
        """Of when the value is."""
        return self.value.period if self.value else None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of a region: its target, baseline and values; `other` is what ABOVE_OTHER compares with."""

    target: Target
    values: tuple[Value, ...]
    baseline: Value | None = None
    other: tuple[Value, ...] = ()
    steps: tuple[Value, ...] = ()
    """Targets agreed for whole years on the way; where a year has none, the straight line says what is expected."""
    parts: int = 1
    """Into how many periods a year is cut: how often the measure gets a value."""


def judge(measure: Measure, on: date) -> Judgement:
    """The measure as it stands on the day (C2)."""
    past = [value for value in in_order(measure.values) if value.period.first_day <= on]
    over = last_ended(on, measure.parts)
    if not past:
        return Judgement(Verdict.UNKNOWN, None, (Explanation(Note.NO_VALUE, {"period": over}),))
    latest = past[-1]
    limits = tuple(_limits(latest, over))
    target = threshold(measure.target, latest.period, measure.baseline, measure.other)
    if isinstance(target, Unreachable):
        unknown = Explanation(Note(target.value), _period_of(target, latest, measure))
        return Judgement(Verdict.UNKNOWN, latest, (*limits, unknown))
    verdict, way = _verdict(measure, latest, target)
    arithmetic = (_target_note(measure, latest, target), _compared(latest, target), *way)
    lost = _lost(measure, past) if verdict is not Verdict.REACHED else ()
    return Judgement(verdict, latest, (*limits, *arithmetic, *lost), as_decimal(target))


def _limits(latest: Value, over: Period) -> Iterator[Explanation]:
    if latest.period.order < over.order:
        yield Explanation(Note.GAP, {"period": over, "last_period": latest.period})
    if latest.preliminary:
        yield Explanation(Note.PRELIMINARY, {"period": latest.period})


def _period_of(reason: Unreachable, latest: Value, measure: Measure) -> Numbers:
    if reason is Unreachable.NO_OTHER_VALUE:
        return {"period": latest.period}
    return {"period": measure.baseline.period} if measure.baseline else {}


def _target_note(measure: Measure, latest: Value, target: Fraction) -> Explanation:
    if measure.target.kind is TargetKind.ABOVE_OTHER:
        return Explanation(Note.TARGET_FROM_OTHER, {"other": as_decimal(target), "period": latest.period})
    if measure.target.kind is TargetKind.CHANGE and measure.baseline:
        numbers = _baseline(measure.baseline) | {"percent": measure.target.number, "value": as_decimal(target)}
        return Explanation(Note.TARGET_FROM_BASELINE, numbers)
    return Explanation(Note.TARGET_VALUE, {"value": as_decimal(target)})


def _compared(latest: Value, target: Fraction) -> Explanation:
    return Explanation(Note.COMPARED, {"value": latest.number, "period": latest.period, "target": as_decimal(target)})


def _verdict(measure: Measure, latest: Value, target: Fraction) -> tuple[Verdict, tuple[Explanation, ...]]:
    if reaches(measure.target, Fraction(latest.number), target):
        return Verdict.REACHED, ()
    baseline = measure.baseline
    if baseline is None:
        return _without_baseline(measure.target, latest)
    if latest.period.order < baseline.period.order:
        numbers: Numbers = {"period": latest.period, "baseline_period": baseline.period}
        return Verdict.UNKNOWN, (Explanation(Note.BEFORE_BASELINE, numbers),)
    change = Fraction(latest.number) - Fraction(baseline.number)
    changed = Explanation(Note.CHANGED_FROM_BASELINE, {"change": as_decimal(change), **_baseline(baseline)})
    if change * measure.target.sign < 0:
        return Verdict.WORSE, (changed,)
    if _is_due(measure.target, latest):
        return Verdict.BEHIND, (changed, _passed(measure.target, latest))
    verdict, way = _on_the_line(measure, baseline, latest, target)
    return verdict, (changed, *way)


def _without_baseline(target: Target, latest: Value) -> tuple[Verdict, tuple[Explanation, ...]]:
    """Not reached is all that can be said, unless the target's year is over."""
    if _is_due(target, latest):
        return Verdict.BEHIND, (_passed(target, latest),)
    return Verdict.UNKNOWN, (Explanation(Note.NO_BASELINE),)


def _is_due(target: Target, latest: Value) -> bool:
    due = target.due(latest.period.parts)
    return due is not None and latest.period.order >= due.order


def _passed(target: Target, latest: Value) -> Explanation:
    return Explanation(
        Note.TARGET_YEAR_PASSED, {"target_year": target.year or latest.period.year, "period": latest.period}
    )


def expected_in(measure: Measure, baseline: Value, period: Period, goal: Fraction) -> Fraction | None:
    """What the period should show: the target agreed for its year, else where the straight line to the goal passes.

    None without a target's year, or where the baseline is not before its end.
    """
    agreed = agreed_for(measure, period)
    if agreed is not None:
        return agreed
    due = measure.target.due(period.parts)
    if due is None or baseline.period.order >= due.order:
        return None
    start, begun = Fraction(baseline.number), baseline.period.ends
    return start + (goal - start) * Fraction(max(0, period.ends - begun), due.ends - begun)


def agreed_for(measure: Measure, period: Period) -> Fraction | None:
    """The target that was agreed for the period's year."""
    agreed = [step for step in measure.steps if step.period.year == period.year]
    return Fraction(agreed[-1].number) if agreed else None


def _on_the_line(
    measure: Measure, baseline: Value, latest: Value, goal: Fraction
) -> tuple[Verdict, tuple[Explanation, ...]]:
    """Whether the value is at least what its period should show; where nothing says that, any step the right way is."""
    target, start, value = measure.target, Fraction(baseline.number), Fraction(latest.number)
    expected = expected_in(measure, baseline, latest.period, goal)
    if expected is None:
        return (Verdict.ON_THE_WAY if value != start else Verdict.BEHIND), ()
    numbers = _baseline(baseline) | {
        "value": latest.number,
        "expected": as_decimal(expected),
        "target": as_decimal(goal),
        "target_year": target.year or latest.period.year,
        "period": latest.period,
    }
    ahead = (value - expected) * target.sign >= 0
    moved = value != start or latest.period == baseline.period
    return (Verdict.ON_THE_WAY if ahead and moved else Verdict.BEHIND), (Explanation(Note.EXPECTED_BY_NOW, numbers),)


def _lost(measure: Measure, past: list[Value]) -> tuple[Explanation, ...]:
    """The last period in which the target was reached, where it is no longer."""
    for value in reversed(past[:-1]):
        target = threshold(measure.target, value.period, measure.baseline, measure.other)
        if isinstance(target, Fraction) and reaches(measure.target, Fraction(value.number), target):
            return (Explanation(Note.REACHED_AND_LOST, {"period": value.period}),)
    return ()


def _baseline(baseline: Value) -> Numbers:
    return {"baseline": baseline.number, "baseline_period": baseline.period}


def as_decimal(number: Fraction) -> Decimal:
    """For showing: exact where it can be, else to the context's precision."""
    return Decimal(number.numerator) / Decimal(number.denominator)
