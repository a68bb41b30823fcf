"""Points of the agenda and their papers (C7)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.lifecycles.meeting import MeetingState
from councils.models import AgendaItem, Meeting, Paper
from councils.papers import check_paper

from .keeping import check_keeps
from .meetings import locked

OPEN_STATES = (MeetingState.DRAFT, MeetingState.CALLED)


def check_agenda_is_open(meeting: Meeting) -> None:
    """Raise ValidationError where the agenda of a held or cancelled meeting would change."""
    if meeting.state not in OPEN_STATES:
        raise ValidationError(_("Päevakorda saab muuta enne koosolekut."))


@transaction.atomic
def save_item(user: User, item: AgendaItem) -> AgendaItem:
    """Add a point, or change one. Raises PermissionDenied, ValidationError."""
    meeting = locked(item.meeting)
    check_keeps(user, meeting.council)
    check_agenda_is_open(meeting)
    if not item.order:
        item.order = 1 + max(meeting.items.values_list("order", flat=True), default=0)
    is_new = item._state.adding
    item.full_clean()
    item.save()
    payload = {"meeting": meeting.pk, "closed_until": str(item.restricted_until or "")}
    note("agenda_item_added" if is_new else "agenda_item_changed", item, user, payload)
    return item


@transaction.atomic
def remove_item(user: User, item: AgendaItem) -> None:
    """Take a point away that nobody has been told of. Raises PermissionDenied, ValidationError."""
    meeting = locked(item.meeting)
    check_keeps(user, meeting.council)
    item.meeting = meeting
    check_untold(item)
    note("agenda_item_removed", item, user, {"meeting": meeting.pk})
    item.papers.all().delete()
    item.delete()


def check_untold(item: AgendaItem) -> None:
    """Raise ValidationError where people know of the point, or a decision lies under it."""
    if item.meeting.state != MeetingState.DRAFT:
        raise ValidationError(_("Välja kuulutatud punkti ei eemaldata."))
    if item.decisions.exists():
        raise ValidationError(_("Punkti all on otsuse eelnõu. Võtke see enne tagasi."))


@transaction.atomic
def add_paper(user: User, paper: Paper) -> Paper:
    """Put a paper before the meeting. Raises PermissionDenied, ValidationError."""
    meeting = locked(paper.item.meeting)
    check_keeps(user, meeting.council)
    if meeting.state == MeetingState.CANCELLED:
        raise ValidationError(_("Koosolek jäi ära."))
    check_paper(paper.file_name, bytes(paper.content))
    paper.added_by = user
    paper.full_clean()
    paper.save()
    note("paper_added", paper, user, {"item": paper.item_id, "sha256": paper.sha256})
    return paper


@transaction.atomic
def restrict(user: User, row: AgendaItem | Paper, ground: str, until: date | None) -> None:
    """Close a point or a paper to the public, prolong or lift that, also after the meeting; no ground: it is open.

    Raises PermissionDenied, ValidationError.
    """
    meeting = locked(row.meeting if isinstance(row, AgendaItem) else row.item.meeting)
    check_keeps(user, meeting.council)
    before = str(row.restricted_until or "")
    row.restriction_ground, row.restricted_until = ground.strip(), until
    row.clean()
    row.save()
    note(
        "restriction_changed", row, user, {"from": before, "until": str(until or ""), "ground": row.restriction_ground}
    )


@transaction.atomic
def remove_paper(user: User, paper: Paper, reason: str) -> None:
    """Take back a paper that should not be there; that it was there stays in the log.

    Raises PermissionDenied; ValidationError without a reason.
    """
    meeting = locked(paper.item.meeting)
    check_keeps(user, meeting.council)
    if not reason.strip():
        raise ValidationError({"reason": _("Kirjutage, miks materjal eemaldatakse.")})
    note("paper_removed", paper, user, {"item": paper.item_id, "sha256": paper.sha256, "reason": reason.strip()})
    paper.delete()
