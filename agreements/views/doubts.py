"""National editors decide where two verifiers of signatures differ."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agreements.forms.cooperation import ReasonForm
from agreements.lifecycle import ForbiddenStep
from agreements.models import DoubtfulContainer
from agreements.permissions import can_decide_doubts
from agreements.services.doubts import decide_doubt
from agreements.signing.reasons import Reason
from agreements.signing.texts import TEXTS

from .signed_documents import CONTAINER, attached
from .signing_people import for_signing_people, person

View = Callable[..., HttpResponse]

UNPROCESSABLE = 422


def for_deciders(view: View) -> Callable[..., HttpResponse]:
    """For others the page does not exist."""

    @for_signing_people
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_decide_doubts(person(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def rows() -> Any:
    """The files in doubt, without their bytes."""
    return DoubtfulContainer.objects.defer("content").select_related("document", "party", "uploaded_by", "decided_by")


@require_safe
@for_deciders
def doubts(request: HttpRequest) -> HttpResponse:
    """The files that wait for a decision, then those decided."""
    return render(request, "agreements/doubts.html", {"doubts": rows().order_by("decided_at", "-pk")})


@require_http_methods(["GET", "HEAD", "POST"])
@for_deciders
def doubt(request: HttpRequest, pk: int) -> HttpResponse:
    """One file with both opinions; the decision with its reason."""
    found = get_object_or_404(rows(), pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and decided(request, found, form):
        return redirect("doubts")
    reasons = [TEXTS[Reason(one["code"])] for one in found.verdict["reasons"]]
    signatures_hold = all(one["valid"] for one in found.verdict["signatures"])
    warned = [TEXTS[Reason(one["code"])] for each in found.verdict["signatures"] for one in each["warnings"]]
    reasons = list(dict.fromkeys([*reasons, *warned]))
    context = {"doubt": found, "form": form, "reasons": reasons, "signatures_hold": signatures_hold}
    return render(request, "agreements/doubt.html", context, status=UNPROCESSABLE if form.errors else 200)


def decided(request: HttpRequest, found: DoubtfulContainer, form: ReasonForm) -> bool:
    """Decide; what the service refuses is told in the form."""
    try:
        decide_doubt(person(request), found, "accept" in request.POST, form.cleaned_data["reason"])
    except (ForbiddenStep, PermissionDenied):
        form.add_error(None, _("Dokument ei oota enam seda allkirja. Faili saab ainult tagasi lükata."))
    except ValidationError as error:
        form.add_error(None, error)
    else:
        messages.success(request, _("Otsus on tehtud."))
        return True
    return False


@require_safe
@for_deciders
def container(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, byte for byte."""
    found = get_object_or_404(DoubtfulContainer, pk=pk)
    return attached(bytes(found.content), CONTAINER, f"kaheldav-{found.pk}.asice")
