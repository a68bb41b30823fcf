"""What somebody who signs or works for an organisation finds: its TERVIKs, its forms, what waits for a hand."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from agreements.models import AccessionApplication, Obligation, ObligationNotice, Representative, Tervik
from agreements.pages.standings import standings
from agreements.permissions import (
    can_sign_for,
    can_sign_for_tervik,
    own_organizations,
    represented,
    visible_agreements,
    visible_applications,
)
from agreements.services.accession_draft import begin_application
from registry.models import Organization

from .signing_people import for_signing_people, person


@require_safe
@for_signing_people
def my_organizations(request: HttpRequest) -> HttpResponse:
    """The organisations that the person signs or works for; one alone is shown at once."""
    found = list(own_organizations(request.user, timezone.localdate()))
    if len(found) == 1:
        return redirect("my_organization", found[0].pk)
    return render(request, "agreements/my_organizations.html", {"organizations": found})


@require_safe
@for_signing_people
def my_organization(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation: where it stands, its forms, and the forms that wait for its countersignature."""
    today = timezone.localdate()
    organization = get_object_or_404(own_organizations(request.user, today), pk=pk)
    seen = visible_applications(request.user, today).select_related("tervik", "party")
    return render(
        request,
        "agreements/my_organization.html",
        {
            "organization": organization,
            "may_sign": can_sign_for(request.user, organization, today),
            "signers": Representative.objects.who_may_sign(organization, today),
            "standings": standings(organization, today),
            "obligations": obligations_of(organization),
            "applications": seen.filter(party=organization),
            "agreements": visible_agreements(request.user, today).filter(parties__party=organization),
            "waiting": [one for one in waiting(seen) if can_sign_for_tervik(request.user, one.tervik, today)],
        },
    )


def obligations_of(organization: Organization) -> QuerySet[Obligation]:
    """Its duties to join that are not over, each with its notices."""
    notices = Prefetch("notices", ObligationNotice.objects.defer("content", "values"))
    open_ones: QuerySet[Obligation] = Obligation.objects.not_over().filter(party=organization)
    return open_ones.select_related("region").prefetch_related(notices)


def waiting(seen: QuerySet[AccessionApplication]) -> list[AccessionApplication]:
    """The forms that wait for a countersignature."""
    return list(
        seen.filter(state=AccessionApplication.State.SIGNED).select_related("tervik__founder", "tervik__legal_person")
    )


@require_POST
@for_signing_people
def begin(request: HttpRequest, pk: int, tervik_pk: int) -> HttpResponse:
    """Begin a form, or go on with the one that is under way."""
    organization = get_object_or_404(represented(request.user, timezone.localdate()), pk=pk)
    tervik = get_object_or_404(Tervik, pk=tervik_pk)
    try:
        application = begin_application(person(request), organization, tervik)
    except PermissionDenied as error:
        raise Http404 from error
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("my_organization", pk)
    return redirect("accession", application.pk)
