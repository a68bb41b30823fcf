"""Pages of people who sign: other people's forms do not exist."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.proven import for_proven_people as for_signing_people
from accounts.proven import person
from agreements.models import AccessionApplication, CooperationAgreement, Departure
from agreements.permissions import visible_agreements, visible_applications, visible_departures

__all__ = ["agreement_or_404", "application_or_404", "departure_or_404", "for_signing_people", "person"]


def application_or_404(request: HttpRequest, pk: int) -> AccessionApplication:
    """The form, where the person may see it."""
    rows = visible_applications(person(request), timezone.localdate())
    return get_object_or_404(rows.select_related("tervik__region", "party", "representative", "document"), pk=pk)


def agreement_or_404(request: HttpRequest, pk: int) -> CooperationAgreement:
    """The agreement, where the person may see it."""
    rows = visible_agreements(person(request), timezone.localdate())
    return get_object_or_404(rows.select_related("tervik__region", "amends", "document", "template"), pk=pk)


def departure_or_404(request: HttpRequest, pk: int) -> Departure:
    """The notice of leaving, where the person may see it."""
    rows = visible_departures(person(request), timezone.localdate())
    return get_object_or_404(rows.select_related("membership__tervik__region", "membership__party", "document"), pk=pk)
