"""Representatives are named by people of the organisation or by staff, and confirmed by staff (A2)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from agreements.forms.representatives import RepresentativeForm
from agreements.models import Representative
from agreements.models.representatives import RepresentativeQuerySet
from agreements.services.representatives import confirm_representative, end_representative, name_representative
from registry.models import Organization
from registry.permissions import editable, editable_region_ids

from .signing_people import for_signing_people, person

UNPROCESSABLE = 422


def kept_by(user: User) -> RepresentativeQuerySet:
    """The representatives whom somebody confirms and ends."""
    mine = editable(Organization.objects.all(), user).values("pk")
    rows: RepresentativeQuerySet = Representative.objects.filter(organization__in=mine).select_related("organization")
    return rows


@require_http_methods(["GET", "HEAD", "POST"])
@for_signing_people
def representatives(request: HttpRequest) -> HttpResponse:
    """Name somebody; staff see who waits for their confirmation and who may sign."""
    user = person(request)
    if not (editable_region_ids(user) or user.organization_assignments.exists()):
        raise PermissionDenied
    form = RepresentativeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and named(request, form):
        return redirect("representatives")
    kept = kept_by(user)
    context = {
        "form": form,
        "waiting": kept.filter(confirmed_at=None),
        "confirmed": kept.filter(confirmed_at__isnull=False).in_force(timezone.localdate()),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "agreements/representatives.html", context, status=status)


def named(request: HttpRequest, form: RepresentativeForm) -> bool:
    """Name the representative; what the service refuses is told in the form."""
    try:
        name_representative(person(request), form.instance)
    except PermissionDenied:
        form.add_error("of", _("See organisatsioon ei ole teie hoida."))
    except ValidationError as error:
        form.add_error(None, error)
    else:
        messages.success(request, _("Esindaja on lisatud ja ootab kinnitust."))
        return True
    return False


@require_POST
@for_signing_people
def judge_representative(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a representative, or with the button "end" end the powers today."""
    one = get_object_or_404(kept_by(person(request)), pk=pk)
    try:
        if "end" in request.POST:
            end_representative(person(request), one, timezone.localdate())
            messages.success(request, _("Esindusõigus lõpeb tänase päevaga."))
        else:
            confirm_representative(person(request), one)
            messages.success(request, _("Esindaja on kinnitatud."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("representatives")
