"""Regions and what is known of each."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from registry.models import Municipality, Region, Service, ServiceType
from registry.models.contacts import CoordinationFunction
from registry.models.organizations import hospitals_of_plan
from registry.public.area_maps import region_map
from registry.public.offered import responsible_organizations
from registry.public.people import people_of_region
from registry.public.region_sections import sections
from registry.public.told import Told, told

from . import moment
from .card_pages import card_page


def region_of(slug: str) -> Region:
    """The region of an address. Raises Http404 where there is none today."""
    return get_object_or_404(Region.objects.in_force(moment.today()), slug=slug)


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """All regions with their municipalities."""
    today = moment.today()
    found: dict[Region, list[Municipality]] = {one: [] for one in Region.objects.in_force(today)}
    for municipality in Municipality.objects.in_force(today).select_related("region"):
        found.setdefault(municipality.region, []).append(municipality)
    in_country = [section.in_country for section in sections() if section.in_country]
    context = {"main_section": "regions", "regions": found.items(), "in_country": in_country}
    return render(request, "registry/regions.html", context)


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """A region at a glance: whom to call, its municipalities, hospitals, kinds of help."""
    today = moment.today()
    found = region_of(slug)
    municipalities = municipalities_with_offers(found)
    functions = (CoordinationFunction.HEALTH_PATH_MANAGER, CoordinationFunction.NETWORK_MANAGER)
    context = {
        "main_section": "regions",
        "region": found,
        "people": people_of_region(found, request.user, today, *functions),
        "municipalities": municipalities,
        "map": region_map(
            [row for row, _offers, _address in municipalities],
            urls={row.code: address for row, _offers, address in municipalities},
        ),
        "hospitals": hospitals_of_plan(found, today),
        "types": types_with_offers(found),
    }
    return render(request, "registry/region.html", context)


@require_safe
def region_services(request: HttpRequest, slug: str) -> HttpResponse:
    """All services for a region's residents, page by page; ``?liik=`` narrows them, an unknown code does not."""
    found = region_of(slug)
    asked = request.GET.get("liik", "")
    kind = next((one for one in ServiceType.objects.in_force(moment.today()) if one.code == asked), None)
    services = Service.objects.offered_on(moment.today()).offered_in_region(found)
    context = {
        "main_section": "regions",
        "region": found,
        "kind": kind,
        "kind_name": told(kind, "name") if kind else "",
        "cards": card_page(request, services.filter(service_type=kind) if kind else services),
    }
    return render(request, "registry/region_services.html", context)


def municipalities_with_offers(found: Region) -> list[tuple[Municipality, int, str]]:
    """The municipalities, how many services are published for each, and the address of its organisation."""
    organizations = responsible_organizations(moment.today())
    published = found.municipalities.filter(services__in=Service.objects.offered_on(moment.today())).order_by()
    counts = dict(published.values_list("pk").annotate(offers=Count("services")))
    rows = found.municipalities.in_force(moment.today())
    return [
        (row, counts.get(row.pk, 0), organizations[row.pk].get_absolute_url() if row.pk in organizations else "")
        for row in rows
    ]


def types_with_offers(found: Region) -> list[tuple[ServiceType, Told, int]]:
    """The kinds of help that are published for the region's residents, with their number."""
    published = Service.objects.offered_on(moment.today()).filter(Q(serves_all=True) | Q(municipalities__region=found))
    counts = dict(published.order_by().values_list("service_type").annotate(offers=Count("pk", distinct=True)))
    kinds = ServiceType.objects.in_force(moment.today())
    return [(kind, told(kind, "name"), counts[kind.pk]) for kind in kinds if kind.pk in counts]
