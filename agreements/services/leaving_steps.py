"""A step of a member's notice: right, lifecycle, new state and event."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.models import User
from agreements.lifecycle import Actor
from agreements.lifecycles.leaving import LEAVING, LeavingState, LeavingStep
from agreements.models import Departure
from agreements.permissions import capacities_among
from agreements.record.log import note

from .stepping import next_state


def locked(departure: Departure) -> Departure:
    """The notice as it is on record now, locked until the end of the transaction."""
    rows = Departure.objects.select_related("membership__tervik__region", "membership__party")
    return rows.select_for_update(of=("self",)).get(pk=departure.pk)


def take(departure: Departure, step: LeavingStep, by: User | Actor, payload: Mapping[str, Any] | None = None) -> None:
    """Take a step of a locked notice and record it. Raises PermissionDenied, ForbiddenStep."""
    departure.state = state_after(departure, step, by).value
    departure.save()
    note(f"leaving_{step.value}", departure, None if isinstance(by, Actor) else by, payload)


def state_after(departure: Departure, step: LeavingStep, by: User | Actor) -> LeavingState:
    """The state that the step would lead to. Raises PermissionDenied, ForbiddenStep."""
    membership = departure.membership
    held = (
        {by}
        if isinstance(by, Actor)
        else capacities_among(by, membership.tervik, [membership.party], timezone.localdate())
    )
    return next_state(LEAVING, LeavingState(departure.state), step, held)
