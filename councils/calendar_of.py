"""Meetings as events of a calendar: what the public hears of."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from councils.icalendar import CalendarEvent
from councils.meeting_lifecycle import MeetingState
from councils.models import AgendaItem, Meeting


def site_address(path: str) -> str:
    """The whole address of a page of this portal."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def event_of(meeting: Meeting, items: Iterable[AgendaItem], on: date) -> CalendarEvent:
    """The meeting with its open agenda; closed items are named as closed alone."""
    agenda = [_("kinnine punkt") if item.is_closed(on) else item.title for item in items]
    return CalendarEvent(
        uid=f"koosolek-{meeting.pk}@tervik",
        starts=meeting.starts_at,
        ends=meeting.ends_at,
        stamp=meeting.called_at or meeting.starts_at,
        summary=str(meeting.council),
        description="\n".join(f"{number}. {title}" for number, title in enumerate(agenda, start=1)),
        location=meeting.place,
        url=site_address(meeting.get_absolute_url()),
        sequence=meeting.revision,
        cancelled=meeting.state == MeetingState.CANCELLED,
    )
