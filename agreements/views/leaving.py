"""A member's notice of leaving: signed, given, over (A3)."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from agreements.forms.accession import UploadForm
from agreements.lifecycle import ForbiddenStep
from agreements.models import Departure
from agreements.pages.signatures import signed_pages
from agreements.pages.verdict_rows import rows
from agreements.permissions import can_sign_for
from agreements.services.judging import Judgement
from agreements.services.leaving import sign_notice, withdraw_notice

from .signed_documents import SignedDocuments
from .signing_people import departure_or_404, for_signing_people, person

UNPROCESSABLE = 422
NOTICES = SignedDocuments("departure", departure_or_404, gettext_lazy("Lahkumisteate seis on vahepeal muutunud."))
document, container = NOTICES.document_page(), NOTICES.container_page()


@require_safe
@for_signing_people
def departure(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice as it stands."""
    return shown(request, departure_or_404(request, pk))


def shown(
    request: HttpRequest, departure: Departure, form: BaseForm | None = None, judged: Judgement | None = None
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
        **signed_pages(getattr(departure, "document", None)),
        "has_container": hasattr(departure, "document") and departure.document.containers.exists(),
    }
    is_wrong = form is not None or (judged is not None and not judged.accepted)
    return render(request, "agreements/departure.html", context, status=UNPROCESSABLE if is_wrong else 200)


@require_POST
@for_signing_people
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in the signed notice."""
    departure, form = departure_or_404(request, pk), UploadForm(request.POST, request.FILES)

    def judge() -> Judgement:
        return sign_notice(person(request), departure, form.content(), form.cleaned_data["container"].name)

    def show(form: BaseForm | None = None, judged: Judgement | None = None) -> HttpResponse:
        return shown(request, departure_or_404(request, pk), form, judged)

    return NOTICES.hand_in(request, pk, form, judge, show)


@require_POST
@for_signing_people
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a notice that is not signed."""
    try:
        withdraw_notice(person(request), departure_or_404(request, pk))
    except ForbiddenStep:
        return NOTICES.gone_on(request, pk)
    messages.success(request, _("Lahkumisteade on tagasi võetud."))
    return redirect("departure", pk)
