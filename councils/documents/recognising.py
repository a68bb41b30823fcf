"""Decisions and minutes, known again by their bytes (C3, C7)."""

from django.utils.translation import gettext_lazy as _

from agreements.recognising import Recognised, register
from councils.models import Decision, FrozenDecision, FrozenMinutes


def decision(digest: str) -> Recognised | None:
    """An adopted decision; where another one stands in its place, that is told."""
    rows = FrozenDecision.objects.defer("content", "values").select_related("decision__council__region")
    found = rows.filter(sha256=digest).first()
    if found is None:
        return None
    one = found.decision
    later = Decision.objects.adopted().filter(replaces=one).order_by("pk").first()
    state = _("asendatud otsusega nr %(number)s") % {"number": later.number} if later else one.get_state_display()
    return Recognised(_("Otsus"), one.number, found.frozen_at, f"{one.council}, {one.title}", state)


def minutes(digest: str) -> Recognised | None:
    """Confirmed minutes; what was said at closed points is not told."""
    rows = FrozenMinutes.objects.defer("content", "values").select_related("version__meeting__council__region")
    found = rows.filter(sha256=digest).first()
    if found is None:
        return None
    meeting = found.version.meeting
    subject = f"{meeting.council}, {meeting}"
    return Recognised(_("Protokoll"), "", found.frozen_at, subject, found.version.get_state_display())


def register_documents() -> None:
    """Let the verification page know them."""
    register("decision", decision)
    register("minutes", minutes)
