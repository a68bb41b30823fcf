"""A member's notice of leaving: signed, given, over (A3)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agreements.forms.accession import UploadForm
from agreements.lifecycle import ForbiddenStep
from agreements.models import Departure
from agreements.pages.verdict_rows import rows
from agreements.permissions import can_sign_for
from agreements.services.judging import Judgement
from agreements.services.leaving import sign_notice, withdraw_notice

from .accession_files import issued_pdf, newest_container
from .doubt_answer import waits_for_a_person
from .signing_people import departure_or_404, for_signing_people, person

UNPROCESSABLE = 422


@require_safe
@for_signing_people
def departure(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice as it stands."""
    return shown(request, departure_or_404(request, pk))


def shown(
    request: HttpRequest, departure: Departure, form: UploadForm | None = None, judged: Judgement | None = None
) -> HttpResponse:
    """The page, with what was not in order."""
    is_party = can_sign_for(person(request), departure.membership.party, timezone.localdate())
    found = rows(judged.outcomes) if judged else []
    context = {
        "departure": departure,
        "may_sign": is_party and departure.state == Departure.State.ISSUED,
        "form": form or UploadForm(),
        "rows": found,
        "wrong": sum(row.is_wrong for row in found),
        "last_refused": departure.document.rejected.defer("content").first() if judged else None,
        "has_container": hasattr(departure, "document") and departure.document.containers.exists(),
    }
    is_wrong = form is not None or (judged is not None and not judged.accepted)
    return render(request, "agreements/departure.html", context, status=UNPROCESSABLE if is_wrong else 200)


@require_POST
@for_signing_people
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in the signed notice."""
    departure = departure_or_404(request, pk)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, departure, form)
    try:
        judged = sign_notice(person(request), departure, form.content(), form.cleaned_data["container"].name)
    except ForbiddenStep:
        return gone_on(request, pk)
    except ValidationError as error:
        form.add_error(None, error)
        return shown(request, departure, form)
    if judged.undecided:
        return waits_for_a_person(request, "departure", pk)
    if not judged.accepted:
        return shown(request, departure_or_404(request, pk), None, judged)
    messages.success(request, _("Allkiri on vastu võetud."))
    return redirect("departure", pk)


@require_POST
@for_signing_people
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a notice that is not signed."""
    try:
        withdraw_notice(person(request), departure_or_404(request, pk))
    except ForbiddenStep:
        return gone_on(request, pk)
    messages.success(request, _("Lahkumisteade on tagasi võetud."))
    return redirect("departure", pk)


@require_safe
@for_signing_people
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The issued notice, byte for byte."""
    return issued_pdf(issued_or_404(request, pk).document)


@require_safe
@for_signing_people
def container(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed notice, byte for byte."""
    return newest_container(issued_or_404(request, pk).document)


def issued_or_404(request: HttpRequest, pk: int) -> Departure:
    """The notice, where it has a document: a paper one has none."""
    found = departure_or_404(request, pk)
    if not hasattr(found, "document"):
        raise Http404
    return found


def gone_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody was here before: show how the notice stands now."""
    messages.warning(request, _("Lahkumisteate seis on vahepeal muutunud."))
    return redirect("departure", pk)
