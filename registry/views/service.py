"""The page of one service."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from registry.models import Service
from registry.public.answers import main_phone
from registry.public.around import remember_around
from registry.public.cards import open_places
from registry.public.json_ld import service_data
from registry.public.people import people_of_service
from registry.public.places import places_of
from registry.public.service_page import service_texts
from registry.public.take_along import listed
from registry.public.told import has_untranslated, told

from . import moment

Crumb = tuple[str, str]


def _published() -> QuerySet[Service]:
    return (
        Service.objects.offered_on(moment.today())
        .select_related("service_type", "organization__municipality__region")
        .prefetch_related("languages", open_places(moment.today()))
    )


@require_safe
def service(request: HttpRequest, pk: int) -> HttpResponse:
    """What a resident needs to know to get this help; 404 that leads on where it is not published."""
    found = _published().filter(pk=pk).first()
    if found is None:
        return not_published(request, pk)
    remember_around([found], moment.today())
    context = {
        "main_section": "find",
        "service": found,
        "crumbs": crumbs(found),
        "texts": service_texts(found, moment.today()),
        "places": places_of(list(found.service_at_locations.all()), moment.now()),
        "people": people_of_service(found, request.user, moment.today()),
        "phone": main_phone(found),
        "languages_spoken": ", ".join(language.name for language in found.languages.all()),
        "is_listed": found.pk in listed(request),
        "is_untranslated": has_untranslated(found, found.service_type),
        "json_ld": service_data(found, request.build_absolute_uri()),
    }
    return render(request, "registry/service.html", context)


def crumbs(found: Service) -> list[Crumb]:
    """Finder, then the type."""
    trail: list[Crumb] = [(_("Leia abi"), reverse("find"))]
    if found.service_type:
        trail.append((told(found.service_type, "name"), found.service_type.get_absolute_url()))
    return trail


def not_published(request: HttpRequest, pk: int) -> HttpResponse:
    """A service that is closed or not yet given: what kind it was, and who gives that kind now.

    Raises Http404 where there never was one.
    """
    former: Service = get_object_or_404(Service.objects.select_related("service_type"), pk=pk)
    context = {"main_section": "find", "service_type": former.service_type}
    return render(request, "registry/not_published.html", context, status=404)
