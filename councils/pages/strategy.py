"""A strategy as the pages show it: priorities, goals, and how each goal goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from councils.measures import Verdict
from councils.models import Action, Goal, GoalMeasure, MeasureValue, Priority, Strategy
from councils.pages.figures import Figure, figure
from councils.pages.goal_judging import Judged, judged, overall
from councils.pages.region_values import Values, values_of
from councils.pages.verdict_words import Tag, in_short, sentences, tag_of


@dataclass(frozen=True)
class GoalMeasureView:
    """A measure of a goal with its judgement; its figure is made when it is asked for, since not every page draws."""

    row: GoalMeasure
    judged: Judged
    values: Sequence[MeasureValue]
    place: str

    @property
    def verdict(self) -> Verdict:
        """How it stands."""
        return self.judged.judgement.verdict

    @cached_property
    def tag(self) -> Tag:
        """The same as a tag."""
        return tag_of(self.verdict)

    @cached_property
    def figure(self) -> Figure:
        """Chart, table and arithmetic."""
        return figure(
            self.row.measure,
            self.place,
            self.values,
            key=f"m{self.row.pk}",
            targets=self.judged.targets,
            tag=self.tag,
            arithmetic=sentences(self.judged.judgement, self.row.measure),
        )


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal, how it goes, and its measures."""

    goal: Goal
    verdict: Verdict
    tag: Tag
    measures: tuple[GoalMeasureView, ...]
    actions: tuple[tuple[Action, bool], ...] = ()
    """What the TERVIK does for the goal, each with whether it is late."""

    @property
    def decisive(self) -> GoalMeasureView | None:
        """The measure that the verdict rests on; none without a value."""
        found = next((one for one in self.measures if one.verdict is self.verdict), None)
        return found if found and found.judged.judgement.value else None

    @property
    def in_short(self) -> str:
        """Where that measure stands and where it should be, as it follows its name; empty without a value."""
        return in_short(self.decisive.judged.judgement, self.decisive.row) if self.decisive else ""


@dataclass(frozen=True, slots=True)
class PriorityView:
    """A priority with its goals."""

    priority: Priority
    goals: tuple[GoalView, ...]


@dataclass(frozen=True, slots=True)
class StrategyPage:
    """All that the page shows of a strategy."""

    strategy: Strategy
    priorities: tuple[PriorityView, ...]

    @property
    def goals(self) -> tuple[GoalView, ...]:
        """All goals in their order."""
        return tuple(goal for priority in self.priorities for goal in priority.goals)


def strategy_page(strategy: Strategy, on: date) -> StrategyPage:
    """The strategy as it stands on the day; five queries."""
    goals = Goal.objects.filter(priority__strategy=strategy).select_related("organization", "priority")
    rows = GoalMeasure.objects.filter(goal__priority__strategy=strategy)
    rows = rows.select_related("measure", "compared_with", "owed_by").prefetch_related("year_targets")
    measures = list(rows)
    values = values_of(strategy.region, {one for row in measures for one in (row.measure, row.compared_with) if one})
    by_goal: dict[int, list[GoalMeasureView]] = defaultdict(list)
    for row in measures:
        by_goal[row.goal_id].append(measure_view(row, values, strategy, on))
    actions: dict[int, list[tuple[Action, bool]]] = defaultdict(list)
    for action in Action.objects.filter(goal__priority__strategy=strategy).select_related("organization"):
        actions[action.goal_id].append((action, action.is_late(on)))
    views = [goal_view(goal, by_goal[goal.pk], actions[goal.pk]) for goal in goals]
    return StrategyPage(strategy, tuple(by_priority(views)))


def by_priority(goals: Iterable[GoalView]) -> Iterator[PriorityView]:
    """The goals under their priorities; none is without a goal once a strategy lies before the council."""
    for priority, group in groupby(goals, key=lambda view: view.goal.priority):
        yield PriorityView(priority, tuple(group))


def goal_view(goal: Goal, measures: Iterable[GoalMeasureView], actions: Iterable[tuple[Action, bool]] = ()) -> GoalView:
    """A goal with its measures and actions."""
    shown = tuple(measures)
    verdict = overall(one.verdict for one in shown)
    return GoalView(goal, verdict, tag_of(verdict), shown, tuple(actions))


def measure_view(row: GoalMeasure, values: Values, strategy: Strategy, on: date) -> GoalMeasureView:
    """A goal's measure, judged."""
    return GoalMeasureView(
        row, judge_row(row, values, strategy, on), values[row.measure_id], strategy.region.short_name
    )


def judge_row(row: GoalMeasure, values: Values, strategy: Strategy, on: date) -> Judged:
    """A goal's measure, judged."""
    other = values[row.compared_with_id] if row.compared_with_id else []
    until = strategy.valid_to.year if strategy.valid_to else on.year
    return judged(row, values[row.measure_id], other, on, until)
