"""Is a place open at a moment, until when, and when does it open next? By weekly hours and exceptional days."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

_ONE_DAY = timedelta(days=1)

LOOK_AHEAD = timedelta(days=60)
"""How far the next opening is looked for: what opens later is as good as not known to open."""


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Open on a weekday (ISO: Monday is 1) in a time; a closing hour not after the opening one is on the next day.

    Valid from the first to the last day, both included; None is unbounded.
    """

    weekday: int
    opens_at: time
    closes_at: time
    valid_from: date | None = None
    valid_to: date | None = None

    def applies_on(self, day: date) -> bool:
        """Whether these hours begin on the day, if nothing exceptional does."""
        return day.isoweekday() == self.weekday and (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class ExceptionalDay:
    """A day that differs: its hours stand in place of the weekly ones; without hours it is closed.

    A day with several openings has one row for each.
    """

    on: date
    opens_at: time | None = None
    closes_at: time | None = None


class OpeningState(StrEnum):
    """What can be said of the moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    """No hours are on record."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The state at a moment. `until`: when it closes, None if not within LOOK_AHEAD. `opens`: when next, if closed."""

    state: OpeningState
    until: datetime | None = None
    opens: datetime | None = None


def opening_at(
    moment: datetime, weekly: Collection[WeeklyHours], exceptional: Collection[ExceptionalDay] = ()
) -> Opening:
    """Whether it is open at the moment (local time, no zone). At the closing minute it is closed."""
    if not weekly and not exceptional:
        return Opening(OpeningState.UNKNOWN)
    opens, closes = None, None
    for start, stop in _openings(moment.date(), weekly, exceptional):
        if stop <= moment:
            continue
        if closes is not None and start > closes:
            break
        opens = opens or start
        closes = max(stop, closes or stop)
        if start > moment and opens == start:
            break
    if opens is None or closes is None:
        return Opening(OpeningState.CLOSED)
    if opens > moment:
        return Opening(OpeningState.CLOSED, opens=opens)
    last = datetime.combine(moment.date() + LOOK_AHEAD, time.min)
    return Opening(OpeningState.OPEN, until=closes if closes < last else None)


def _openings(
    day: date, weekly: Collection[WeeklyHours], exceptional: Collection[ExceptionalDay]
) -> Iterator[tuple[datetime, datetime]]:
    """Openings in order from those that began the day before, which may reach over midnight."""
    day -= _ONE_DAY
    last = day + LOOK_AHEAD + _ONE_DAY
    while day <= last:
        yield from sorted(_of_day(day, hours) for hours in _hours_of(day, weekly, exceptional))
        day += _ONE_DAY


def _hours_of(
    day: date, weekly: Collection[WeeklyHours], exceptional: Collection[ExceptionalDay]
) -> list[tuple[time, time]]:
    rows = [row for row in exceptional if row.on == day]
    if rows:
        return [(row.opens_at, row.closes_at) for row in rows if row.opens_at is not None and row.closes_at is not None]
    return [(row.opens_at, row.closes_at) for row in weekly if row.applies_on(day)]


def _of_day(day: date, hours: tuple[time, time]) -> tuple[datetime, datetime]:
    opens_at, closes_at = hours
    closing_day = day if closes_at > opens_at else day + _ONE_DAY
    return datetime.combine(day, opens_at), datetime.combine(closing_day, closes_at)
