"""A goal's measure judged from rows, and the targets that its chart shows (C2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from councils import measures as rules
from councils.charts import standing
from councils.measures import Judgement, Verdict, agreed_for, as_decimal, expected_in
from councils.models import GoalMeasure, MeasureValue
from councils.periods import last_of, through
from councils.targets import TargetKind, Value, threshold

FROM_WORST = (Verdict.WORSE, Verdict.BEHIND, Verdict.ON_THE_WAY, Verdict.REACHED)


@dataclass(frozen=True)
class Judged:
    """A goal's measure with its judgement; its targets are worked out where they are drawn."""

    goal_measure: GoalMeasure
    judgement: Judgement
    measure: rules.Measure
    until: int

    @cached_property
    def targets(self) -> tuple[Value, ...]:
        """The targets by period."""
        return targets(self.measure, self.until)


def judged(
    goal_measure: GoalMeasure, own: Iterable[MeasureValue], other: Iterable[MeasureValue], on: date, until: int
) -> Judged:
    """The measure as it stands on the day; targets are drawn up to the year ``until`` where none is named.

    ``own`` and ``other`` are everybody's values of the region, of this measure and of the one it is compared with.
    """
    values = regional(own)
    measure = rules.Measure(
        target=goal_measure.target(),
        values=values,
        baseline=baseline(goal_measure, values),
        other=regional(other),
        steps=goal_measure.steps(),
        parts=goal_measure.measure.parts,
    )
    return Judged(goal_measure, rules.judge(measure, on), measure, until)


def regional(values: Iterable[MeasureValue]) -> tuple[Value, ...]:
    """The region's own values as the rules take them."""
    return tuple(value.as_value() for value in values if value.region_id is not None)


def baseline(goal_measure: GoalMeasure, values: Sequence[Value]) -> Value | None:
    """Where the way began: the number that was agreed, or else the value of the agreed period."""
    period = goal_measure.baseline_period
    if period is None:
        return None
    if goal_measure.baseline_number is not None:
        return Value(period, goal_measure.baseline_number)
    return standing(values).get(period)


def targets(measure: rules.Measure, until: int) -> tuple[Value, ...]:
    """The targets by period: what was agreed for its year, else the straight line; a ceiling stays the same."""
    if measure.target.kind is TargetKind.ABOVE_OTHER:
        return tuple(standing(measure.other).values())
    last = measure.target.due(measure.parts) or last_of(until, measure.parts)
    goal = threshold(measure.target, last, measure.baseline, measure.other)
    if not isinstance(goal, Fraction):
        return measure.steps
    if measure.target.kind in (TargetKind.AT_MOST, TargetKind.BELOW) or measure.baseline is None:
        first = min((value.period for value in measure.values), default=last, key=lambda period: period.order)
        return tuple(
            Value(period, as_decimal(goal if (agreed := agreed_for(measure, period)) is None else agreed))
            for period in through(first, last)
        )
    periods = list(through(measure.baseline.period, last))
    expected = [(period, expected_in(measure, measure.baseline, period, goal)) for period in periods]
    return tuple(Value(period, as_decimal(number)) for period, number in expected if number is not None)


def overall(verdicts: Iterable[Verdict]) -> Verdict:
    """How a goal stands: as its worst measure of those that can be judged."""
    known = set(verdicts)
    return next((one for one in FROM_WORST if one in known), Verdict.UNKNOWN)
