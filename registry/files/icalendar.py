"""Calendar files (iCalendar, RFC 5545): meetings for anybody's calendar, and invitations (RFC 5546). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

LINE = 75
"""Octets of a line; what is longer is folded."""
PRODUCT = "-//TERVIK//Koostookogud//ET"


@dataclass(frozen=True, slots=True)
class CalendarPerson:
    """Who calls to a meeting, or is called."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A meeting for a calendar. Times are aware; `sequence` grows with each change that members are told of.

    `stamp`: when this state was told. An invitation has an `organizer`: without one, programs do not take it for one.
    """

    uid: str
    starts: datetime
    ends: datetime
    stamp: datetime
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    sequence: int = 0
    cancelled: bool = False
    organizer: CalendarPerson | None = None


def calendar(events: Iterable[CalendarEvent], *, name: str, method: str = "PUBLISH") -> str:
    """The calendar as text, lines ended by CR LF; `method` REQUEST invites, CANCEL takes back."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", f"METHOD:{method}", f"X-WR-CALNAME:{escaped(name)}"]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(event: CalendarEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{_moment(event.stamp)}"
    yield f"DTSTART:{_moment(event.starts)}"
    yield f"DTEND:{_moment(event.ends)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield f"SUMMARY:{escaped(event.summary)}"
    for name, text in (("DESCRIPTION", event.description), ("LOCATION", event.location)):
        if text:
            yield f"{name}:{escaped(text)}"
    if event.url:
        yield f"URL:{event.url}"
    if event.organizer:
        yield f"ORGANIZER;CN={_quoted(event.organizer.name)}:mailto:{event.organizer.email}"
    yield "END:VEVENT"


def method_of(text: str) -> str:
    """What the calendar is for: PUBLISH, REQUEST, CANCEL."""
    return next((line.removeprefix("METHOD:") for line in text.split("\r\n") if line.startswith("METHOD:")), "PUBLISH")


def addressed(text: str, to: CalendarPerson) -> str:
    """The invitation as one of the invited gets it: an invitation names whom it is for, and nobody else.

    Whether they come is said in the portal, so no answer by mail is asked for.
    """
    line = f"ATTENDEE;CN={_quoted(to.name)};ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:{to.email}"
    attendee = "".join(f"{part}\r\n" for part in folded(line))
    return text.replace("END:VEVENT\r\n", f"{attendee}END:VEVENT\r\n")


def _quoted(value: str) -> str:
    """A parameter's value: it may hold neither quotation marks nor ends of lines."""
    return '"' + " ".join(value.replace('"', "'").split()) + '"'


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """The text as a value: what has a meaning of its own is marked, line ends are written out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, no letter cut in two; the later ones begin with a space."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LINE:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + width
    yield part
