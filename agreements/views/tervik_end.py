"""Ending a TERVIK: what every check says, then the end (A3)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from agreements.ending_checks import answers
from agreements.forms.leaving import EndForm
from agreements.lifecycle import ForbiddenStep
from agreements.models import Tervik
from agreements.permissions import can_change_law
from agreements.services.terviks import end_tervik

from .signing_people import for_signing_people, person

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@for_signing_people
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """National editors see what is dealt with and what is not, and end it."""
    if not can_change_law(person(request)):
        raise Http404
    tervik = get_object_or_404(Tervik.objects.select_related("region"), pk=pk)
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and ended(request, tervik, form):
        return redirect("tervik_end", pk)
    found = answers(tervik, timezone.localdate()) if tervik.state != Tervik.State.ENDED else []
    context = {"tervik": tervik, "answers": found, "form": form}
    return render(request, "agreements/tervik_end.html", context, status=UNPROCESSABLE if form.errors else 200)


def ended(request: HttpRequest, tervik: Tervik, form: EndForm) -> bool:
    """End it; what the service refuses is told in the form."""
    try:
        end_tervik(person(request), tervik, form.cleaned_data["on"])
    except ForbiddenStep:
        messages.warning(request, _("TERVIK on juba lõpetatud."))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    else:
        messages.success(request, _("TERVIK on lõpetatud."))
    return True
