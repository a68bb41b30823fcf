"""The way of a decision from draft to adopted (C3)."""

from __future__ import annotations

from enum import StrEnum

from agreements.lifecycle import Actor, Lifecycle


class DecisionState(StrEnum):
    """Where a decision stands."""

    DRAFT = "draft"
    PUT = "put"
    """The text lies before the council; the seats give their word."""
    IN_ROUND = "in_round"
    """A written round with a deadline is open."""
    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    WITHDRAWN = "withdrawn"


class DecisionStep(StrEnum):
    """What can happen to a decision."""

    PUT = "put"
    REWORD = "reword"
    """The text is changed; who spoke to the old one speaks anew."""
    OPEN_ROUND = "open_round"
    ADOPT = "adopt"
    FAIL = "fail"
    WITHDRAW = "withdraw"


S, T = DecisionState, DecisionStep

STEPS = {
    (S.DRAFT, T.REWORD): S.DRAFT,
    (S.DRAFT, T.PUT): S.PUT,
    (S.DRAFT, T.OPEN_ROUND): S.IN_ROUND,
    (S.DRAFT, T.WITHDRAW): S.WITHDRAWN,
    (S.PUT, T.REWORD): S.PUT,
    (S.PUT, T.OPEN_ROUND): S.IN_ROUND,
    (S.PUT, T.ADOPT): S.ADOPTED,
    (S.PUT, T.FAIL): S.NOT_ADOPTED,
    (S.PUT, T.WITHDRAW): S.WITHDRAWN,
    # A changed text ends the round: consent to the old one is none to the new one.
    (S.IN_ROUND, T.REWORD): S.PUT,
    (S.IN_ROUND, T.ADOPT): S.ADOPTED,
    (S.IN_ROUND, T.FAIL): S.NOT_ADOPTED,
    (S.IN_ROUND, T.WITHDRAW): S.WITHDRAWN,
    (S.NOT_ADOPTED, T.REWORD): S.PUT,
}

ACTORS = {
    T.PUT: frozenset({Actor.COUNCIL_SECRETARY}),
    T.REWORD: frozenset({Actor.COUNCIL_SECRETARY}),
    T.OPEN_ROUND: frozenset({Actor.COUNCIL_SECRETARY}),
    T.ADOPT: frozenset({Actor.COUNCIL_SECRETARY, Actor.CLOCK}),
    T.FAIL: frozenset({Actor.COUNCIL_SECRETARY, Actor.CLOCK}),
    T.WITHDRAW: frozenset({Actor.COUNCIL_SECRETARY}),
}

DECISION = Lifecycle(S.DRAFT, STEPS, ACTORS)
