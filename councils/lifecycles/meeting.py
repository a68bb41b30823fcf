"""The way of a meeting from draft to held (C7), and of its minutes."""

from __future__ import annotations

from enum import StrEnum

from agreements.lifecycle import Actor, Lifecycle


class MeetingState(StrEnum):
    """Where a meeting stands."""

    DRAFT = "draft"
    """Only the secretary and the members know of it."""
    CALLED = "called"
    HELD = "held"
    CANCELLED = "cancelled"


class MeetingStep(StrEnum):
    """What can happen to a meeting."""

    CALL = "call"
    CALL_ANEW = "call_anew"
    """Time, place or agenda have changed; everybody is told again."""
    HOLD = "hold"
    CANCEL = "cancel"


S, T = MeetingState, MeetingStep

STEPS = {
    (S.DRAFT, T.CALL): S.CALLED,
    (S.DRAFT, T.CANCEL): S.CANCELLED,
    (S.CALLED, T.CALL_ANEW): S.CALLED,
    (S.CALLED, T.HOLD): S.HELD,
    (S.CALLED, T.CANCEL): S.CANCELLED,
}

ACTORS = {step: frozenset({Actor.COUNCIL_SECRETARY}) for step in MeetingStep}

MEETING = Lifecycle(S.DRAFT, STEPS, ACTORS)


class MinutesState(StrEnum):
    """Where the newest version of the minutes stands."""

    DRAFT = "draft"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"


class MinutesStep(StrEnum):
    """What can happen to minutes; each step is a new version, none is changed."""

    CORRECT = "correct"
    CONFIRM = "confirm"


MINUTES_STEPS = {
    (MinutesState.DRAFT, MinutesStep.CORRECT): MinutesState.CORRECTED,
    (MinutesState.CORRECTED, MinutesStep.CORRECT): MinutesState.CORRECTED,
    (MinutesState.DRAFT, MinutesStep.CONFIRM): MinutesState.CONFIRMED,
    (MinutesState.CORRECTED, MinutesStep.CONFIRM): MinutesState.CONFIRMED,
}

MINUTES = Lifecycle(
    MinutesState.DRAFT, MINUTES_STEPS, {step: frozenset({Actor.COUNCIL_SECRETARY}) for step in MinutesStep}
)
