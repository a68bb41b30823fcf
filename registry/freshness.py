"""How fresh a checked fact is: every kind is checked again after so many months (design, rule 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from registry.months import add_months


class Freshness(StrEnum):
    """Whether a fact may be relied on."""

    FRESH = "fresh"
    OLD = "old"
    """The day for the next check has passed."""
    NEVER_CHECKED = "never_checked"


@dataclass(frozen=True, slots=True)
class Check:
    """The state of a fact on a day and the last day on which it is fresh; None if it was never checked."""

    freshness: Freshness
    due_on: date | None
    days_over: int = 0


def check_on(day: date, checked_on: date | None, *, months: int) -> Check:
    """How fresh a fact is on the day. `months`: the interval of its kind; on the due day itself it is still fresh.

    A check dated after the day is taken as done: the fact is fresh. Raises ValueError for an interval below one.
    """
    if months < 1:
        raise ValueError("A fact is checked again after at least one month")
    if checked_on is None:
        return Check(Freshness.NEVER_CHECKED, None)
    due = add_months(checked_on, months)
    days_over = max(0, (day - due).days)
    return Check(Freshness.OLD if days_over else Freshness.FRESH, due, days_over)


def last_fresh_check(day: date, *, months: int) -> date:
    """The earliest day of checking that is still fresh on the day: a query for old facts asks for what is before."""
    earliest = add_months(day, -months)
    # A month's end moves back: what was checked on 31 January for a month is due on 28 February.
    while add_months(earliest, months) < day:
        earliest += timedelta(days=1)
    return earliest
