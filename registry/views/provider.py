"""The page of one organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from registry.models import Organization, Service
from registry.public.checked import checked
from registry.public.people import people_of_organization
from registry.public.told import has_untranslated, lines_of, told

from . import moment
from .card_pages import card_page


@require_safe
def provider(request: HttpRequest, pk: int) -> HttpResponse:
    """What an organisation offers and how to reach it. Raises Http404 where it is closed."""
    today = moment.today()
    found = get_object_or_404(
        Organization.objects.in_force(today).select_related("municipality__region").prefetch_related("roles"), pk=pk
    )
    services = Service.objects.offered_on(today).filter(organization=found)
    context = {
        "main_section": "find",
        "organization": found,
        "description": lines_of(told(found, "description")),
        "is_untranslated": has_untranslated(found),
        "cards": card_page(request, services),
        "people": people_of_organization(found, request.user, today),
        "places": found.locations.in_force(today).select_related("municipality"),
        "checked": checked(found, today),
    }
    return render(request, "registry/provider.html", context)
