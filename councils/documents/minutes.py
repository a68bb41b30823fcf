"""Confirmed minutes as a PDF: in Estonian, the same bytes for the same values (C7)."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import override

from councils.models import AgendaItem, Decision, Meeting, MinutesVersion
from registry.files.pdf import make_pdf

TEMPLATE = Path(settings.BASE_DIR) / "templates" / "pdf" / "minutes.typ"


def values_of(version: MinutesVersion, frozen_at: datetime) -> dict[str, Any]:
    """All that stands in the document, as plain values; closed parts are in it, with their ground and last day."""
    meeting = version.meeting
    starts, ends = (timezone.localtime(one) for one in (meeting.starts_at, meeting.ends_at))
    with override("et"):
        return {
            "council": str(meeting.council),
            "day": f"{starts:%d.%m.%Y}",
            "time": f"{starts:%H:%M}–{ends:%H:%M}",
            "place": meeting.place,
            "confirmed": f"{frozen_at:%d.%m.%Y}",
            "version": version.number,
            "chair": chair_of(meeting),
            "secretary": str(version.written_by),
            "attended": attended(meeting),
            "guests": [line.strip() for line in meeting.guests.splitlines() if line.strip()],
            "agenda": [item_values(item) for item in agenda(meeting)],
            "decisions": [f"{one.number} {one.title_et}" for one in decisions(meeting)],
            "text": paragraphs(version.text),
            "closed_text": paragraphs(version.closed_text),
        }


def chair_of(meeting: Meeting) -> str:
    """The chair's name, where the chair was there."""
    chair = meeting.council.chair
    was_there = chair is not None and meeting.participations.filter(is_noted=True, attended_by=chair).exists()
    return str(chair) if was_there else ""


def agenda(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The points in their order."""
    return meeting.items.order_by("order", "pk")


def decisions(meeting: Meeting) -> QuerySet[Decision]:
    """What was adopted under the meeting's points by the time of confirmation."""
    return Decision.objects.adopted().filter(item__meeting=meeting).order_by("number")


def item_values(item: AgendaItem) -> dict[str, str]:
    """A point of the agenda, with its mark where it is closed."""
    until = item.restricted_until
    return {"title": item.title_et, "ground": item.restriction_ground, "until": f"{until:%d.%m.%Y}" if until else ""}


def attended(meeting: Meeting) -> list[dict[str, str]]:
    """Each seat that was noted: on whose behalf, and who came."""
    rows = meeting.participations.filter(is_noted=True).select_related("mandate__organization", "attended_by")
    return [{"of": row.mandate.in_whose_name, "who": str(row.attended_by or "")} for row in rows]


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs."""
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n") if part.strip()]


def minutes_pdf(values: Mapping[str, Any], frozen_at: datetime) -> bytes:
    """The document's bytes; PDF/A-3a and PDF/UA-1."""
    return make_pdf(TEMPLATE, values, frozen_at)
