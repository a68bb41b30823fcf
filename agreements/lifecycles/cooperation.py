"""The way of a cooperation agreement among many parties (A1, A3): signed in any order, amended anew."""

from __future__ import annotations

from enum import StrEnum

from agreements.lifecycle import Actor, Lifecycle


class CooperationState(StrEnum):
    """Where a version of a cooperation agreement stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    PARTLY_SIGNED = "partly_signed"
    SIGNED = "signed"
    """Everyone who must sign has signed."""
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    """A later version is in force."""
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ENDED = "ended"


class CooperationStep(StrEnum):
    """What can happen to a version of a cooperation agreement."""

    ISSUE = "issue"
    ADD_SIGNATURE = "add_signature"
    """A signature was accepted and others are still missing."""
    COMPLETE_SIGNATURES = "complete_signatures"
    """The last missing signature was accepted."""
    ENTER_INTO_FORCE = "enter_into_force"
    SUPERSEDE = "supersede"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    END = "end"


S, T = CooperationState, CooperationStep

STEPS = {
    (S.DRAFT, T.ISSUE): S.ISSUED,
    (S.DRAFT, T.WITHDRAW): S.WITHDRAWN,
    (S.ISSUED, T.ADD_SIGNATURE): S.PARTLY_SIGNED,
    (S.ISSUED, T.COMPLETE_SIGNATURES): S.SIGNED,
    (S.ISSUED, T.WITHDRAW): S.WITHDRAWN,
    (S.ISSUED, T.EXPIRE): S.EXPIRED,
    (S.PARTLY_SIGNED, T.ADD_SIGNATURE): S.PARTLY_SIGNED,
    (S.PARTLY_SIGNED, T.COMPLETE_SIGNATURES): S.SIGNED,
    (S.PARTLY_SIGNED, T.WITHDRAW): S.WITHDRAWN,
    (S.PARTLY_SIGNED, T.EXPIRE): S.EXPIRED,
    (S.SIGNED, T.ENTER_INTO_FORCE): S.IN_FORCE,
    (S.IN_FORCE, T.SUPERSEDE): S.SUPERSEDED,
    (S.IN_FORCE, T.END): S.ENDED,
}

ACTORS = {
    T.ISSUE: frozenset({Actor.TERVIK_STAFF}),
    T.ADD_SIGNATURE: frozenset({Actor.VERIFIER, Actor.NATIONAL_ADMINISTRATOR}),
    T.COMPLETE_SIGNATURES: frozenset({Actor.VERIFIER, Actor.NATIONAL_ADMINISTRATOR}),
    T.ENTER_INTO_FORCE: frozenset({Actor.CLOCK}),
    T.SUPERSEDE: frozenset({Actor.CLOCK}),
    T.WITHDRAW: frozenset({Actor.TERVIK_STAFF}),
    T.EXPIRE: frozenset({Actor.CLOCK}),
    # An agreement in force also ends with its TERVIK.
    T.END: frozenset({Actor.TERVIK_REPRESENTATIVE, Actor.CLOCK}),
}

COOPERATION = Lifecycle(S.DRAFT, STEPS, ACTORS)
