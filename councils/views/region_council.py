"""The public pages of a region's council: who sits, meetings, decisions, files."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from councils.facts import composition_of
from councils.models import Decision, Meeting, Paper, Participation
from councils.papers import KINDS, ending
from councils.permissions import visible_councils
from councils.public.agenda import agenda_of
from councils.public.meetings import meetings_shown
from councils.public.minutes import confirmed_minutes, is_document_closed
from councils.public.seats import council_seats
from councils.public.words import words_of
from councils.rules_in_force import council_rules
from registry.public.told import has_untranslated, told

from .files import sent
from .readers import council_or_404, meeting_or_404, reads_closed

NEWEST = 5
PDF = "application/pdf"


@require_safe
def council(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sits on the council, when it meets, what it has decided."""
    found, today = council_or_404(slug), timezone.localdate()
    rules = council_rules(today)
    meetings = meetings_shown(found.meetings.public(), timezone.now(), today, rules)
    decisions = Decision.objects.adopted().filter(council=found).select_related("council__region")[:NEWEST]
    seats = council_seats(found, composition_of(found, today, rules))
    context = {
        "main_section": "regions",
        "region": found.region,
        "council": found,
        "rules": rules,
        "seats": seats,
        "meetings": meetings,
        "agenda": agenda_of(meetings.next, today, sees_closed=False) if meetings.next else [],
        "decisions": [(one, told(one, "title")) for one in decisions],
        "former": seats.former,
        "has_workspace": visible_councils(request.user, today).filter(pk=found.pk).exists(),
    }
    return render(request, "councils/council.html", context)


@require_safe
def meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One meeting: agenda, papers, minutes once they are confirmed."""
    today = timezone.localdate()
    found = meeting_or_404(request, slug, pk, today)
    is_member = reads_closed(request, found.council, today)
    minutes = confirmed_minutes(found)
    document = getattr(minutes, "document", None)
    agenda = agenda_of(found, today, sees_closed=is_member)
    has_document = document is not None and (is_member or not is_document_closed(document, today))
    context = {
        "main_section": "regions",
        "region": found.council.region,
        "meeting": found,
        "agenda": agenda,
        "minutes": minutes,
        "attended": attended(found) if minutes else [],
        "is_member": is_member,
        "has_document": has_document,
        "has_signed": has_document and document is not None and document.containers.exists(),
        "is_untranslated": has_untranslated(*(item.row for item in agenda if item.title)),
    }
    return render(request, "councils/meeting.html", context)


def attended(meeting: Meeting) -> QuerySet[Participation]:
    """Each seat that was noted: on whose behalf, and who came."""
    return meeting.participations.filter(is_noted=True).select_related("mandate__organization", "attended_by")


@require_safe
def paper(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A paper of a meeting; a closed one does not exist for others, also by its address."""
    today = timezone.localdate()
    rows = Paper.objects.select_related("item__meeting").filter(item__meeting__council__region__slug=slug)
    found: Paper = get_object_or_404(rows, pk=pk)
    owner = meeting_or_404(request, slug, found.item.meeting_id, today)
    if found.is_closed(today) and not reads_closed(request, owner.council, today):
        raise Http404
    return sent(bytes(found.content), KINDS[ending(found.file_name)], found.file_name)


@require_safe
def minutes_document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The confirmed minutes as they were frozen; signed, where ``?signed`` asks for it."""
    today = timezone.localdate()
    found = meeting_or_404(request, slug, pk, today)
    document = getattr(confirmed_minutes(found), "document", None)
    if document is None or (is_document_closed(document, today) and not reads_closed(request, found.council, today)):
        raise Http404
    if "signed" not in request.GET:
        return sent(bytes(document.content), PDF, document.file_name)
    container = document.containers.order_by("-pk").first()
    if container is None:
        raise Http404
    return sent(bytes(container.content), KINDS[".asice"], document.file_name.replace(".pdf", ".asice"))


def decision_or_404(slug: str, number: str) -> Decision:
    """An adopted decision of the region's council."""
    rows = Decision.objects.adopted().select_related("council__region", "item__meeting__council__region", "replaces")
    return get_object_or_404(rows, council__region__slug=slug, number=number)


@require_safe
def decision(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """One decision: its text, who objected and why, what follows from it (C3, C9)."""
    found = decision_or_404(slug, number)
    document = getattr(found, "document", None)
    context = {
        "main_section": "regions",
        "region": found.council.region,
        "decision": found,
        "title": told(found, "title"),
        "text": told(found, "text"),
        "document": document,
        "words": words_of(found),
        "tasks": found.tasks.select_related("organization"),
        "replaced_by": Decision.objects.adopted().filter(replaces=found).select_related("council__region").first(),
        "is_untranslated": has_untranslated(found),
        "today": timezone.localdate(),
    }
    return render(request, "councils/decision.html", context)


@require_safe
def decision_document(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """The decision's PDF, byte for byte."""
    document = getattr(decision_or_404(slug, number), "document", None)
    if document is None:
        raise Http404
    return sent(bytes(document.content), PDF, document.file_name)
