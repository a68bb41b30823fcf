"""A step of an accession form: right, lifecycle, new state and event."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.models import User
from agreements.lifecycle import Actor
from agreements.lifecycles.accession import ACCESSION, AccessionState, AccessionStep
from agreements.models import AccessionApplication
from agreements.permissions import capacities
from agreements.record.log import note

from .stepping import next_state


def locked(application: AccessionApplication) -> AccessionApplication:
    """The form as it is on record now, locked until the end of the transaction."""
    rows = AccessionApplication.objects.select_related("tervik__region", "party", "representative")
    return rows.select_for_update(of=("self",)).get(pk=application.pk)


def take(
    application: AccessionApplication,
    step: AccessionStep,
    by: User | Actor,
    payload: Mapping[str, Any] | None = None,
) -> None:
    """Take a step of a locked form and record it.

    ``by`` is a person, or the verifier or the clock. Raises PermissionDenied where the step is not theirs to take,
    ForbiddenStep where it does not exist in this state.
    """
    state = state_after(application, step, by)
    application.state = state.value
    application.save()
    note(f"accession_{step.value}", application, None if isinstance(by, Actor) else by, payload)


def state_after(application: AccessionApplication, step: AccessionStep, by: User | Actor) -> AccessionState:
    """The state that the step would lead to. Raises PermissionDenied, ForbiddenStep."""
    held = {by} if isinstance(by, Actor) else capacities(by, application, timezone.localdate())
    return next_state(ACCESSION, AccessionState(application.state), step, held)
