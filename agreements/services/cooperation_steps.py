"""A step of a cooperation agreement: right, lifecycle, new state and event."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import User
from agreements.lifecycle import Actor, ForbiddenStep
from agreements.lifecycles.cooperation import COOPERATION, CooperationState, CooperationStep
from agreements.models import CooperationAgreement
from agreements.permissions import can_keep_tervik, capacities_among
from agreements.record.log import note

from .stepping import next_state


def locked(agreement: CooperationAgreement) -> CooperationAgreement:
    """The agreement as it is on record now, locked until the end of the transaction."""
    rows = CooperationAgreement.objects.select_related("tervik__region", "amends")
    return rows.select_for_update(of=("self",)).get(pk=agreement.pk)


def locked_draft(user: User, agreement: CooperationAgreement) -> CooperationAgreement:
    """The agreement, locked, where the person may still change it. Raises PermissionDenied, ForbiddenStep."""
    agreement = locked(agreement)
    if not can_keep_tervik(user, agreement.tervik.region):
        raise PermissionDenied
    if agreement.state != CooperationAgreement.State.DRAFT:
        raise ForbiddenStep(CooperationState(agreement.state), CooperationState.DRAFT)
    return agreement


def take(
    agreement: CooperationAgreement,
    step: CooperationStep,
    by: User | Actor,
    payload: Mapping[str, Any] | None = None,
) -> None:
    """Take a step of a locked agreement and record it.

    ``by`` is a person, or the verifier or the clock. Raises PermissionDenied where the step is not theirs to take,
    ForbiddenStep where it does not exist in this state.
    """
    agreement.state = state_after(agreement, step, by).value
    agreement.save()
    note(f"agreement_{step.value}", agreement, None if isinstance(by, Actor) else by, payload)


def state_after(agreement: CooperationAgreement, step: CooperationStep, by: User | Actor) -> CooperationState:
    """The state that the step would lead to. Raises PermissionDenied, ForbiddenStep."""
    held = {by} if isinstance(by, Actor) else capacities_among(by, agreement.tervik, (), timezone.localdate())
    return next_state(COOPERATION, CooperationState(agreement.state), step, held)
