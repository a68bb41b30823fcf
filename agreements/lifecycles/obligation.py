"""The way of an opened obligation to join (T7), as kept; `obligations.py` says when it changes."""

from __future__ import annotations

from enum import StrEnum

from agreements.lifecycle import Actor, Lifecycle


class ObligationState(StrEnum):
    """Where an obligation stands."""

    OPENED = "opened"
    NOTIFIED = "notified"
    FORM_OPEN = "form_open"
    """The party's accession form is on its way."""
    OVERDUE = "overdue"
    RESTING = "resting"
    JOINED = "joined"
    LAPSED = "lapsed"
    """The party is no longer mandatory: its lists closed, it merged."""


class ObligationStep(StrEnum):
    """What can happen to an obligation."""

    NOTIFY = "notify"
    OPEN_FORM = "open_form"
    LOSE_FORM = "lose_form"
    """The form was withdrawn or declined, or it expired."""
    FALL_DUE = "fall_due"
    REST = "rest"
    RESUME = "resume"
    JOIN = "join"
    LAPSE = "lapse"


S, T = ObligationState, ObligationStep

_OPEN = (S.OPENED, S.NOTIFIED, S.FORM_OPEN, S.OVERDUE)

STEPS = {
    (S.OPENED, T.NOTIFY): S.NOTIFIED,
    (S.OPENED, T.OPEN_FORM): S.FORM_OPEN,
    (S.NOTIFIED, T.OPEN_FORM): S.FORM_OPEN,
    (S.NOTIFIED, T.FALL_DUE): S.OVERDUE,
    (S.FORM_OPEN, T.LOSE_FORM): S.NOTIFIED,
    (S.FORM_OPEN, T.FALL_DUE): S.OVERDUE,
    # Resumed as opened: the party is told anew with its new deadline.
    (S.RESTING, T.RESUME): S.OPENED,
    (S.RESTING, T.JOIN): S.JOINED,
    (S.RESTING, T.LAPSE): S.LAPSED,
    **{(state, T.REST): S.RESTING for state in _OPEN},
    **{(state, T.JOIN): S.JOINED for state in _OPEN},
    **{(state, T.LAPSE): S.LAPSED for state in _OPEN},
}

ACTORS = {
    T.NOTIFY: frozenset({Actor.CLOCK, Actor.TERVIK_STAFF}),
    T.OPEN_FORM: frozenset({Actor.REPRESENTATIVE, Actor.TERVIK_STAFF}),
    T.LOSE_FORM: frozenset({Actor.REPRESENTATIVE, Actor.TERVIK_REPRESENTATIVE, Actor.CLOCK}),
    T.FALL_DUE: frozenset({Actor.CLOCK}),
    T.REST: frozenset({Actor.CLOCK}),
    T.RESUME: frozenset({Actor.CLOCK}),
    T.JOIN: frozenset({Actor.CLOCK}),
    T.LAPSE: frozenset({Actor.CLOCK}),
}

OBLIGATION = Lifecycle(S.OPENED, STEPS, ACTORS)
