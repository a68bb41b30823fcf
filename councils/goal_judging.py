"""A goal's measure judged from rows, and the targets that its chart shows (C2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from councils import measures as rules
from councils.charts import standing
from councils.measures import Judgement, Verdict, as_decimal, expected_in
from councils.models import GoalMeasure, MeasureValue
from councils.targets import TargetKind, Value, threshold

FROM_WORST = (Verdict.WORSE, Verdict.BEHIND, Verdict.ON_THE_WAY, Verdict.REACHED)


@dataclass(frozen=True, slots=True)
class Judged:
    """A goal's measure with its judgement and the targets by year."""

    goal_measure: GoalMeasure
    judgement: Judgement
    targets: tuple[Value, ...]


def judged(
    goal_measure: GoalMeasure, own: Iterable[MeasureValue], other: Iterable[MeasureValue], year: int, until: int
) -> Judged:
    """The measure as it stands in the year; targets are drawn up to ``until`` where no year is named.

    ``own`` and ``other`` are everybody's values of the region, of this measure and of the one it is compared with.
    """
    measure = rules.Measure(
        target=goal_measure.target(),
        values=regional(own),
        baseline=baseline(goal_measure, regional(own)),
        other=regional(other),
        steps=goal_measure.steps(),
    )
    return Judged(goal_measure, rules.judge(measure, year), targets(measure, until))


def regional(values: Iterable[MeasureValue]) -> tuple[Value, ...]:
    """The region's own values as the rules take them."""
    return tuple(value.as_value() for value in values if value.region_id is not None)


def baseline(goal_measure: GoalMeasure, values: Sequence[Value]) -> Value | None:
    """Where the way began: the number that was agreed, or else the value of the agreed year."""
    year = goal_measure.baseline_year
    if year is None:
        return None
    if goal_measure.baseline_number is not None:
        return Value(year, goal_measure.baseline_number)
    return standing(values).get(year)


def targets(measure: rules.Measure, until: int) -> tuple[Value, ...]:
    """The targets by year: what was agreed for it, else the straight line; a ceiling is the same in every year."""
    if measure.target.kind is TargetKind.ABOVE_OTHER:
        return tuple(standing(measure.other).values())
    last = measure.target.year or until
    goal = threshold(measure.target, last, measure.baseline, measure.other)
    if not isinstance(goal, Fraction):
        return measure.steps
    if measure.target.kind in (TargetKind.AT_MOST, TargetKind.BELOW) or measure.baseline is None:
        first = min((value.year for value in measure.values), default=last)
        return tuple(Value(year, as_decimal(goal)) for year in range(min(first, last), last + 1))
    expected = [
        (year, expected_in(measure, measure.baseline, year, goal)) for year in range(measure.baseline.year, last + 1)
    ]
    return tuple(Value(year, as_decimal(number)) for year, number in expected if number is not None)


def overall(verdicts: Iterable[Verdict]) -> Verdict:
    """How a goal stands: as its worst measure of those that can be judged."""
    known = set(verdicts)
    return next((one for one in FROM_WORST if one in known), Verdict.UNKNOWN)
