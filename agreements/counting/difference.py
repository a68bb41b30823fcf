"""What a late or corrected entry changed in the quorum: told, never silently taken over (T7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agreements.counting.rules import Figure
from agreements.quorum import QuorumState

_FIGURES = ("hospitals", "municipalities", "gp_lists", "gp_providers")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different now: `what` is a field of QuorumState, the values are before and after."""

    what: str
    before: bool | date | Figure | None
    after: bool | date | Figure | None


def difference(before: QuorumState, after: QuorumState) -> tuple[Change, ...]:
    """How two states of the same region and day differ: the day first met, today's state, each figure.

    Raises ValueError for states of different regions or days.
    """
    if (before.region, before.on) != (after.region, after.on):
        raise ValueError("Only states of one region on one day can be compared")
    pairs = ((what, getattr(before, what), getattr(after, what)) for what in ("first_met_on", "met", *_FIGURES))
    return tuple(Change(what, old, new) for what, old, new in pairs if old != new)
