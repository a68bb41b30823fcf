"""Meetings as the public hears of them: next ones, past ones, how the year stands (C7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from councils.lifecycles.meeting import MeetingState
from councils.meetings_due import MeetingYear, meeting_year
from councils.models import CouncilRuleSet, Meeting


@dataclass(frozen=True, slots=True)
class MeetingsShown:
    """A council's meetings seen at a moment."""

    next: Meeting | None
    later: tuple[Meeting, ...]
    past: tuple[Meeting, ...]
    year: MeetingYear


def meetings_shown(meetings: Iterable[Meeting], now: datetime, today: date, rules: CouncilRuleSet) -> MeetingsShown:
    """Called meetings that are not over, the soonest first, and the held ones, the newest first."""
    rows = list(meetings)
    coming = sorted((one for one in rows if is_coming(one, now)), key=lambda one: one.starts_at)
    past = sorted(
        (one for one in rows if one.state != MeetingState.CANCELLED and not is_coming(one, now)),
        key=lambda one: one.starts_at,
        reverse=True,
    )
    year = meeting_year(today.year, days_of(rows), today, rules.meetings())
    return MeetingsShown(coming[0] if coming else None, tuple(coming[1:]), tuple(past), year)


def is_coming(meeting: Meeting, now: datetime) -> bool:
    """Whether it is called and not over yet."""
    return meeting.state == MeetingState.CALLED and meeting.ends_at >= now


def days_of(meetings: Sequence[Meeting]) -> list[date]:
    """The days of those that are held or called."""
    return [one.day for one in meetings if one.state in (MeetingState.CALLED, MeetingState.HELD)]
