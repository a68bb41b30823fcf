"""The way of a member that leaves: notice as a signed document or recorded paper, then the last day (A3)."""

from __future__ import annotations

from enum import StrEnum

from agreements.lifecycle import Actor, Lifecycle


class LeavingState(StrEnum):
    """Where a member's notice stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    """The document is frozen and waits for the member's signature."""
    GIVEN = "given"
    """The notice stands, and with it the last day of membership."""
    LEFT = "left"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class LeavingStep(StrEnum):
    """What can happen to a notice."""

    ISSUE = "issue"
    RECORD_PAPER = "record_paper"
    """Staff record a notice that came on paper."""
    ACCEPT_SIGNATURE = "accept_signature"
    LEAVE = "leave"
    """The last day has passed."""
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


S, T = LeavingState, LeavingStep

# A notice that was given is not taken back: who wants to stay joins anew (A2).
STEPS = {
    (S.DRAFT, T.ISSUE): S.ISSUED,
    (S.DRAFT, T.RECORD_PAPER): S.GIVEN,
    (S.ISSUED, T.ACCEPT_SIGNATURE): S.GIVEN,
    (S.ISSUED, T.WITHDRAW): S.WITHDRAWN,
    (S.ISSUED, T.EXPIRE): S.EXPIRED,
    (S.GIVEN, T.LEAVE): S.LEFT,
}

ACTORS = {
    T.ISSUE: frozenset({Actor.REPRESENTATIVE}),
    T.RECORD_PAPER: frozenset({Actor.TERVIK_STAFF}),
    T.ACCEPT_SIGNATURE: frozenset({Actor.VERIFIER, Actor.NATIONAL_ADMINISTRATOR}),
    T.LEAVE: frozenset({Actor.CLOCK}),
    T.WITHDRAW: frozenset({Actor.REPRESENTATIVE}),
    T.EXPIRE: frozenset({Actor.CLOCK}),
}

LEAVING = Lifecycle(S.DRAFT, STEPS, ACTORS)
