"""Does the council meet often enough (C7: two to three times a year)? Told while the year can still be saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """Meetings in a calendar year as data (C7); `warn_days`: how long before its end a shortfall is told."""

    at_least: int
    at_most: int
    warn_days: int


class MeetingState(StrEnum):
    """How a council's year stands."""

    ENOUGH = "enough"
    PLANNED = "planned"
    """Enough with the meetings that are called."""
    TO_BE_CALLED = "to_be_called"
    """Too few are called, and there is time."""
    YEAR_RUNS_OUT = "year_runs_out"
    TOO_FEW = "too_few"
    """The year is over."""
    MORE_THAN_USUAL = "more_than_usual"
    """Above the usual number; nothing forbids it."""


@dataclass(frozen=True, slots=True)
class MeetingYear:
    """A council's calendar year as seen on a day. `to_call`: meetings still to be called."""

    year: int
    state: MeetingState
    held: int
    called: int
    to_call: int
    days_left: int


def meeting_year(year: int, meetings: Iterable[date], on: date, rules: MeetingRules) -> MeetingYear:
    """How the year stands on the day (C7). `meetings`: days of all meetings, a called one counts as held on its day."""
    days = [day for day in meetings if day.year == year]
    held = sum(day <= on for day in days)
    called = len(days) - held
    to_call = max(0, rules.at_least - len(days))
    last_day = date(year, 12, 31)
    days_left = max(0, (last_day - on).days)
    return MeetingYear(year, _state(held, called, on, last_day, rules), held, called, to_call, days_left)


def _state(held: int, called: int, on: date, last_day: date, rules: MeetingRules) -> MeetingState:
    if held + called > rules.at_most:
        return MeetingState.MORE_THAN_USUAL
    if held >= rules.at_least:
        return MeetingState.ENOUGH
    if held + called >= rules.at_least:
        return MeetingState.PLANNED
    if on > last_day:
        return MeetingState.TOO_FEW
    runs_out = on >= last_day - timedelta(days=rules.warn_days)
    return MeetingState.YEAR_RUNS_OUT if runs_out else MeetingState.TO_BE_CALLED
