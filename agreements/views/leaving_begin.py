"""Leaving is begun: by the member's representative, or by staff with a paper notice; the list of who leaves (A3)."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agreements.forms.leaving import LeavingForm, PaperForm
from agreements.models import Departure, Membership
from agreements.models.departures import STANDING
from agreements.notice_period import notice_days
from agreements.permissions import can_keep_tervik, can_sign_for, visible_departures
from agreements.services.leaving import Paper, begin_leaving, record_paper_notice
from registry.permissions import editable_region_ids

from .signing_people import for_signing_people, person

UNPROCESSABLE = 422
METHODS = ["GET", "HEAD", "POST"]


@require_safe
@for_signing_people
def departures(request: HttpRequest) -> HttpResponse:
    """The notices that somebody may see; staff also find the members whose paper notice they can record."""
    today = timezone.localdate()
    rows = visible_departures(person(request), today).select_related("membership__tervik", "membership__party")
    kept = Membership.objects.filter(tervik__region__in=editable_region_ids(person(request)), member_to=None)
    standing = Departure.objects.filter(state__in=STANDING).values("membership")
    members = kept.in_force(today).exclude(pk__in=standing).select_related("tervik", "party").order_by("party")
    return render(request, "agreements/departures.html", {"departures": rows, "members": members})


@require_http_methods(METHODS)
@for_signing_people
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """The member's representative has the notice issued."""
    membership = membership_or_404(pk)
    if not can_sign_for(person(request), membership.party, timezone.localdate()):
        raise Http404
    form = LeavingForm(request.POST if request.method == "POST" else None)

    def act() -> Departure:
        said = form.cleaned_data
        return begin_leaving(person(request), membership, said["reason"], said["wished_last_day"])

    return asked(request, membership, form, act)


@require_http_methods(METHODS)
@for_signing_people
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Staff record a notice that came on paper."""
    membership = membership_or_404(pk)
    if not can_keep_tervik(person(request), membership.tervik.region):
        raise Http404
    form = PaperForm(request.POST if request.method == "POST" else None)

    def act() -> Departure:
        said = form.cleaned_data
        notice = Paper(said["given_on"], said["paper_reference"])
        return record_paper_notice(person(request), membership, notice, said["reason"], said["wished_last_day"])

    return asked(request, membership, form, act)


def membership_or_404(pk: int) -> Membership:
    """The membership with its TERVIK and party."""
    return get_object_or_404(Membership.objects.select_related("tervik__region", "party"), pk=pk)


def asked(
    request: HttpRequest, membership: Membership, form: ModelForm[Departure], act: Callable[[], Departure]
) -> HttpResponse:
    """The form, or what became of it; what the service refuses is told in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            departure = act()
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Lahkumisteade on koostatud."))
            return redirect("departure", departure.pk)
    context = {
        "membership": membership,
        "form": form,
        "notice_days": notice_days(membership),
        "is_paper": isinstance(form, PaperForm),
    }
    return render(request, "agreements/leaving_begin.html", context, status=UNPROCESSABLE if form.errors else 200)
