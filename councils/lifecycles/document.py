"""The way of what the council approves (C2, C3, C9): profile, strategy, report of monitoring.

Drafted by TERVIK staff, commented by members, put before the council with a decision, published by that decision alone.
"""

from __future__ import annotations

from enum import StrEnum

from agreements.lifecycle import Actor, Lifecycle


class DocumentState(StrEnum):
    """Where a document stands."""

    DRAFT = "draft"
    COMMENTING = "commenting"
    """Members read and comment; staff still change it."""
    PUT = "put"
    """It lies before the council with a decision and is not changed."""
    APPROVED = "approved"
    """Adopted: public, never changed again."""
    SUCCEEDED = "succeeded"
    """A later version has been approved; it stays public."""
    DROPPED = "dropped"


class DocumentStep(StrEnum):
    """What can happen to it."""

    ASK_COMMENTS = "ask_comments"
    PUT = "put"
    TAKE_BACK = "take_back"
    """To be changed again: before the decision, or after it was not adopted."""
    APPROVE = "approve"
    """The council has adopted the decision."""
    SUCCEED = "succeed"
    DROP = "drop"


S, T = DocumentState, DocumentStep

STEPS = {
    (S.DRAFT, T.ASK_COMMENTS): S.COMMENTING,
    (S.DRAFT, T.PUT): S.PUT,
    (S.DRAFT, T.DROP): S.DROPPED,
    (S.COMMENTING, T.PUT): S.PUT,
    (S.COMMENTING, T.DROP): S.DROPPED,
    (S.PUT, T.TAKE_BACK): S.COMMENTING,
    (S.PUT, T.APPROVE): S.APPROVED,
    (S.APPROVED, T.SUCCEED): S.SUCCEEDED,
}

_STAFF = frozenset({Actor.TERVIK_STAFF, Actor.NATIONAL_ADMINISTRATOR})
_BY_DECISION = frozenset({Actor.CLOCK})
"""Nobody's own step: it follows from an adopted decision."""

ACTORS = {
    T.ASK_COMMENTS: _STAFF,
    T.PUT: _STAFF,
    T.TAKE_BACK: _STAFF,
    T.DROP: _STAFF,
    T.APPROVE: _BY_DECISION,
    T.SUCCEED: _BY_DECISION,
}

DOCUMENT = Lifecycle(S.DRAFT, STEPS, ACTORS)
CHANGEABLE = frozenset({S.DRAFT, S.COMMENTING})
PUBLIC = frozenset({S.APPROVED, S.SUCCEEDED})
