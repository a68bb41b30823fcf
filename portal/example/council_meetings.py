"""The example council's meetings: called, held, minuted; the one to come is called."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.utils import timezone

from agreements.record.log import note
from councils.documents.minutes import minutes_pdf, values_of
from councils.models import (
    AgendaItem,
    Council,
    FrozenMinutes,
    Mandate,
    Meeting,
    MinutesRemark,
    MinutesVersion,
    Participation,
    RemarkAnswer,
)

from .council_decisions import load_decision
from .files import translated

TUESDAY = 1
CALLED_BEFORE = timedelta(days=14)
CORRECTED_AFTER, CONFIRMED_AFTER = 5, 7
"""Days after the meeting."""


def load_meeting(council: Council, entry: Mapping[str, Any], seats: Mapping[str, Mandate], today: date) -> Meeting:
    """One meeting with its agenda, answers or attendance, decisions and minutes."""
    day = tuesday(today - timedelta(days=entry["ago"]))
    is_past = day < today
    meeting = Meeting.objects.create(
        council=council,
        starts_at=at(day, 10),
        ends_at=at(day, 12),
        place=entry["place"],
        state=Meeting.State.HELD if is_past else Meeting.State.CALLED,
        called_at=min(at(day, 9) - CALLED_BEFORE, timezone.now()),
        revision=1,
    )
    present = {key: one for key, one in seats.items() if one.is_in_force(day)}
    for key, mandate in present.items():
        take_part(meeting, mandate, came=key not in entry.get("absent", ()))
    for order, item in enumerate(entry["item"], start=1):
        made = agenda_item(meeting, order, item, today)
        if "decision" in item:
            load_decision(council, made, item["decision"], present, entry.get("absent", ()), today)
    if is_past:
        minute(meeting, entry, present)
    return meeting


def tuesday(day: date) -> date:
    """The Tuesday of that day's week or before it: councils do not meet on Sundays."""
    return day - timedelta(days=(day.weekday() - TUESDAY) % 7)


def at(day: date, hour: int) -> datetime:
    """An hour of a day in local time."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def take_part(meeting: Meeting, mandate: Mandate, *, came: bool) -> None:
    """A seat's answer, and whether somebody came."""
    is_past = meeting.state == Meeting.State.HELD
    answers = Participation.Answer
    Participation.objects.create(
        meeting=meeting,
        mandate=mandate,
        answer=(answers.COMES if came else answers.DOES_NOT_COME) if is_past else answers.NONE,
        attended_by=mandate.person if is_past and came else None,
        is_noted=is_past,
    )


def agenda_item(meeting: Meeting, order: int, entry: Mapping[str, Any], today: date) -> AgendaItem:
    """One point of the agenda."""
    until = today - timedelta(days=entry["until"]) if "until" in entry else None
    return AgendaItem.objects.create(
        meeting=meeting,
        order=order,
        presenter=entry.get("presenter", ""),
        restriction_ground=entry.get("ground", ""),
        restricted_until=until,
        **translated("title", entry["title"]),
    )


def minute(meeting: Meeting, entry: Mapping[str, Any], seats: Mapping[str, Mandate]) -> None:
    """The minutes: a draft, what members wanted corrected in it, and a week later the confirmed version, frozen."""
    remarks = entry.get("remark", ())
    draft = version(meeting, MinutesVersion.State.DRAFT, entry.get("drafted", entry["minutes"]), 0)
    if remarks:
        meeting.corrections_until = meeting.day + timedelta(days=CORRECTED_AFTER - 1)
        meeting.save(update_fields=["corrections_until"])
        for one in remarks:
            take_remark(draft, one, seats)
        version(meeting, MinutesVersion.State.CORRECTED, entry["minutes"], CORRECTED_AFTER)
    confirm(version(meeting, MinutesVersion.State.CONFIRMED, entry["minutes"], CONFIRMED_AFTER))


def version(meeting: Meeting, state: str, text: str, days: int) -> MinutesVersion:
    """The next version of the minutes, written so many days after the meeting."""
    written_by = meeting.council.secretary
    assert written_by
    number, written_at = meeting.minutes.count() + 1, at(meeting.day + timedelta(days=days), 15)
    return MinutesVersion.objects.create(
        meeting=meeting, number=number, state=state, text=text, written_by=written_by, written_at=written_at
    )


def take_remark(draft: MinutesVersion, entry: Mapping[str, Any], seats: Mapping[str, Mandate]) -> None:
    """What a member wanted corrected, and the secretary's answer."""
    mandate, day = seats[entry["by"]], draft.meeting.day
    said = MinutesRemark.objects.create(
        version=draft,
        mandate=mandate,
        person=mandate.person,
        text=entry["text"],
        written_at=at(day + timedelta(days=2), 11),
    )
    RemarkAnswer.objects.create(
        remark=said,
        is_accepted=entry["accepted"],
        text=entry.get("answer", ""),
        written_by=draft.written_by,
        written_at=at(day + timedelta(days=CORRECTED_AFTER), 14),
    )


def confirm(last: MinutesVersion) -> None:
    """Freeze the confirmed version."""
    frozen_at = timezone.localtime(last.written_at)
    values = values_of(last, frozen_at)
    content = minutes_pdf(values, frozen_at)
    document = FrozenMinutes.objects.create(
        version=last, frozen_at=frozen_at, values=values, content=content, sha256=sha256(content).hexdigest()
    )
    note("minutes_frozen", document, None, {"meeting": last.meeting_id, "sha256": document.sha256})
