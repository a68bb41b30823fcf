"""Meetings as events of a calendar: what the public hears of."""

from collections.abc import Iterable
from datetime import date
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from councils.lifecycles.meeting import MeetingState
from councils.models import AgendaItem, Council, Meeting
from registry.files.icalendar import CalendarEvent, CalendarPerson


def site_address(path: str) -> str:
    """The whole address of a page of this portal."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def event_of(meeting: Meeting, items: Iterable[AgendaItem], on: date) -> CalendarEvent:
    """The meeting with its open agenda; closed items are named as closed alone."""
    agenda = [_("kinnine punkt") if item.is_closed(on) else item.title for item in items]
    return CalendarEvent(
        uid=f"koosolek-{meeting.pk}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}",
        starts=meeting.starts_at,
        ends=meeting.ends_at,
        stamp=meeting.told_at or meeting.called_at or meeting.starts_at,
        summary=str(meeting.council),
        description="\n".join(f"{number}. {title}" for number, title in enumerate(agenda, start=1)),
        location=meeting.place,
        url=site_address(meeting.get_absolute_url()),
        sequence=meeting.revision,
        cancelled=meeting.state == MeetingState.CANCELLED,
        organizer=organizer(meeting.council),
    )


def organizer(council: Council) -> CalendarPerson:
    """Who calls: the council by its own address, where it has none by the portal's."""
    return CalendarPerson(str(council), council.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
