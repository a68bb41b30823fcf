"""Contracts with funders as the state supervises them: for the region's people and the state alone (F5)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.proven import for_proven_people, person
from councils.forms.supervision import SupervisionForm
from councils.models import FundingContract, SupervisionEntry
from councils.results_permissions import can_supervise, supervised_contracts
from councils.services.supervision import supervise

UNPROCESSABLE = 422


@require_safe
@for_proven_people
def contracts(request: HttpRequest) -> HttpResponse:
    """The contracts of the regions whose rows the person sees, newest first."""
    rows = supervised_contracts(person(request)).select_related("region", "funder")
    return render(request, "councils/funding_contracts.html", {"contracts": rows.order_by("-begins_on", "pk")})


@require_http_methods(["GET", "HEAD", "POST"])
@for_proven_people
def contract(request: HttpRequest, pk: int) -> HttpResponse:
    """One contract with what was found in it; people of the state enter more."""
    user = person(request)
    found = get_object_or_404(supervised_contracts(user).select_related("region", "funder"), pk=pk)
    if request.method == "POST" and not can_supervise(user):
        raise PermissionDenied
    form = SupervisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and entered(request, found, form):
        return redirect("funding_contract", pk)
    context = {
        "contract": found,
        "entries": SupervisionEntry.objects.filter(contract=found).select_related("written_by"),
        "form": form if can_supervise(user) else None,
    }
    return render(request, "councils/funding_contract.html", context, status=UNPROCESSABLE if form.errors else 200)


def entered(request: HttpRequest, found: FundingContract, form: SupervisionForm) -> bool:
    """Enter it; what the service refuses is told in the form."""
    try:
        supervise(person(request), found, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("Järelevalve kanne on kirjas."))
    return True
