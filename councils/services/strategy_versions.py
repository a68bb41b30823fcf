"""A strategy's next version: a copy to be changed; and what moves on when it is approved."""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model

from accounts.models import User
from agreements.record.log import note
from councils.lifecycles.document import DocumentState
from councils.models import Action, Goal, Priority, Strategy, YearTarget
from councils.results_permissions import can_draft

Row = TypeVar("Row", bound=Model)
OPEN = (Action.State.PLANNED, Action.State.UNDER_WAY)


@transaction.atomic
def copy_strategy(user: User, source: Strategy) -> Strategy:
    """Begin the next version as a copy of an earlier one; its goals keep their lineage. Raises PermissionDenied."""
    if not can_draft(user, source.region):
        raise PermissionDenied
    made = fresh(source)
    made.version = Strategy.next_version_in(source.region)
    made.state, made.decision, made.approved_on = DocumentState.DRAFT.value, None, None
    made.drafted_by = user
    made.save()
    for priority in source.priorities.all():
        copy_priority(priority, made)
    note("strategy_copied", made, user, {"from": source.version, "version": made.version})
    return made


def copy_priority(priority: Priority, strategy: Strategy) -> None:
    """A priority with its goals."""
    made = fresh(priority)
    made.strategy = strategy
    made.save()
    for goal in priority.goals.all():
        copy_goal(goal, made)


def copy_goal(goal: Goal, priority: Priority) -> None:
    """A goal with its measures and their targets by year."""
    made = fresh(goal)
    made.priority = priority
    made.save()
    for row in goal.measures.all():
        measure = fresh(row)
        measure.goal = made
        measure.save()
        for one in row.year_targets.all():
            YearTarget.objects.create(goal_measure=measure, year=one.year, number=one.number)


def fresh(row: Row) -> Row:
    """A new row with the same values in all languages."""
    fields = {field.name: field for field in row._meta.concrete_fields}
    copied = {
        field.attname: getattr(row, field.attname)
        for name, field in fields.items()
        if not field.primary_key and f"{name}_et" not in fields
    }
    return type(row)(**copied)


def succeed_strategies(strategy: Strategy) -> list[Strategy]:
    """The approved versions that a newly approved one replaces: those whose period it shares.

    Actions that are not finished go on under the goal's new version, where it has one.
    """
    earlier = Strategy.objects.filter(region=strategy.region, state=DocumentState.APPROVED).exclude(pk=strategy.pk)
    replaced = [one for one in earlier if shares_days(one, strategy)]
    goals = {goal.lineage: goal for goal in Goal.objects.filter(priority__strategy=strategy)}
    rows = Action.objects.filter(goal__priority__strategy__in=replaced, state__in=OPEN).select_related("goal")
    for action in rows:
        if action.goal.lineage in goals:
            action.goal = goals[action.goal.lineage]
            action.save()
    return replaced


def shares_days(one: Strategy, other: Strategy) -> bool:
    """Whether two periods have a day in common; both ends are inclusive."""
    days = (one.valid_from, one.valid_to, other.valid_from, other.valid_to)
    if None in days:
        return True
    return one.valid_from <= other.valid_to and other.valid_from <= one.valid_to  # type: ignore[operator]
