"""Confirmed minutes as the public reads them: the open part at once, the document when nothing in it is closed."""

from datetime import date

from django.db.models import QuerySet

from councils.lifecycles.meeting import MinutesState
from councils.models import FrozenMinutes, Meeting, MinutesRemark, MinutesVersion


def confirmed_minutes(meeting: Meeting) -> MinutesVersion | None:
    """The confirmed version, where there is one."""
    return meeting.minutes.filter(state=MinutesState.CONFIRMED).order_by("-number").first()


def is_document_closed(document: FrozenMinutes, on: date) -> bool:
    """Whether the whole document is for members alone on the day: a point of it is still closed."""
    version = document.version
    items = list(version.meeting.items.all())
    if any(item.is_closed(on) for item in items):
        return True
    return bool(version.closed_text) and not any(item.restriction for item in items)


def newest_minutes(meeting: Meeting) -> MinutesVersion | None:
    """The version that counts, confirmed or not: for the workspace alone."""
    return meeting.minutes.order_by("-number").first()


def remarks_of(meeting: Meeting) -> QuerySet[MinutesRemark]:
    """What members wanted corrected, with what became of it: for the council's people alone."""
    rows = MinutesRemark.objects.filter(version__meeting=meeting)
    return rows.select_related("mandate__organization", "person", "version", "answer")


def open_remarks(meeting: Meeting) -> QuerySet[MinutesRemark]:
    """Those that nobody has answered."""
    return remarks_of(meeting).filter(answer=None)
