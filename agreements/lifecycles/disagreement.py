"""The way of a disagreement between members: raised, talked over, settled or dropped."""

from __future__ import annotations

from enum import StrEnum

from agreements.lifecycle import Actor, Lifecycle


class DisagreementState(StrEnum):
    """Where a disagreement stands."""

    RAISED = "raised"
    IN_TALKS = "in_talks"
    SETTLED = "settled"
    DROPPED = "dropped"


class DisagreementStep(StrEnum):
    """What can happen to a disagreement."""

    TAKE_UP = "take_up"
    """One of the staff becomes its owner."""
    SETTLE = "settle"
    REOPEN = "reopen"
    DROP = "drop"


S, T = DisagreementState, DisagreementStep

STEPS = {
    (S.RAISED, T.TAKE_UP): S.IN_TALKS,
    (S.RAISED, T.DROP): S.DROPPED,
    (S.IN_TALKS, T.TAKE_UP): S.IN_TALKS,
    (S.IN_TALKS, T.SETTLE): S.SETTLED,
    (S.IN_TALKS, T.DROP): S.DROPPED,
    (S.SETTLED, T.REOPEN): S.IN_TALKS,
}

ACTORS = {
    T.TAKE_UP: frozenset({Actor.TERVIK_STAFF}),
    T.SETTLE: frozenset({Actor.TERVIK_STAFF}),
    T.REOPEN: frozenset({Actor.TERVIK_STAFF, Actor.REPRESENTATIVE}),
    T.DROP: frozenset({Actor.TERVIK_STAFF}),
}

DISAGREEMENT = Lifecycle(S.RAISED, STEPS, ACTORS)
