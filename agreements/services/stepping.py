"""What every lifecycle's step has in common: whose it is, and where it leads."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied

from agreements.lifecycle import Actor, Lifecycle, State, Step


def next_state(lifecycle: Lifecycle[State, Step], state: State, step: Step, held: Collection[Actor]) -> State:
    """The state that the step leads to, taken in one of these capacities.

    Raises PermissionDenied where the step is none of theirs, ForbiddenStep where it does not exist in the state.
    """
    if not any(lifecycle.may_take(actor, step) for actor in held):
        raise PermissionDenied
    return lifecycle.after(state, step)
