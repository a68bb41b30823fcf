"""Open data as pages of JSON: what a reader of the site sees, for programs. Names in addresses are those of HSDS."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from portal.example.presence import is_example
from registry.models import Location, Municipality, Organization, Service, ServiceAtLocation
from registry.models.dated import in_force

from . import shapes
from .ids import key_of

VERSION = "3.1"
PROFILE = "https://docs.openreferral.org/en/3.1/hsds/schema_reference.html"
PER_PAGE, MOST_PER_PAGE = 50, 200
SECONDS = 300
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of object: its rows on a day and their shape."""

    name: str
    rows: Callable[[date], QuerySet]
    shape: Callable[..., shapes.Object]


def organizations(on: date) -> QuerySet[Organization]:
    """The organisations of a day."""
    return Organization.objects.in_force(on).prefetch_related("roles")


def services(on: date) -> QuerySet[Service]:
    """The services that are published on a day."""
    rows = Service.objects.offered_on(on).select_related("organization", "service_type")
    return rows.prefetch_related("languages", Prefetch("municipalities", Municipality.objects.in_force(on)))


def locations(on: date) -> QuerySet[Location]:
    """The places that are open to the public on a day."""
    return Location.objects.in_force(on).select_related("municipality__region")


def services_at_locations(on: date) -> QuerySet[ServiceAtLocation]:
    """Published services at places of a day."""
    published = Q(service__in=Service.objects.offered_on(on).order_by()) & in_force(on, "location__")
    rows = ServiceAtLocation.objects.filter(published)
    return rows.select_related("service__organization", "service__service_type", "location__municipality__region")


KINDS = {
    "organizations": Kind("organization", organizations, shapes.organization),
    "services": Kind("service", services, shapes.service),
    "locations": Kind("location", locations, shapes.location),
    "service_at_locations": Kind("service_at_location", services_at_locations, shapes.service_at_location),
}


def for_programs(view: Callable[..., JsonResponse]) -> Callable[..., JsonResponse]:
    """Read only, kept by whoever asks for a few minutes, asked again by its mark, readable from other sites' pages."""

    def answer(request: HttpRequest, **named: object) -> JsonResponse:
        response = view(request, **named)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return require_safe(cache_control(public=True, max_age=SECONDS)(conditional_page(answer)))


def asked_number(request: HttpRequest, name: str, otherwise: int) -> int:
    """A number of the address, one at the least; what is none counts as not asked."""
    text = request.GET.get(name, "")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < DIGITS else otherwise


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What can be had, for people."""
    return render(request, "pages/open_data.html", {"most": MOST_PER_PAGE, "usual": PER_PAGE})


@for_programs
def about(request: HttpRequest) -> JsonResponse:
    """Which version this is, where its parts are, and whether it is the invented example."""
    here = {name: request.build_absolute_uri(reverse("open_data_list", args=[name])) for name in KINDS}
    return JsonResponse({"version": VERSION, "profile": PROFILE, "is_example": is_example(), **here})


@for_programs
def listed(request: HttpRequest, kind: str) -> JsonResponse:
    """One page of a kind: ``?page=``, ``?per_page=`` (at most 200); a page beyond the last is empty."""
    declared = KINDS[kind]
    size = min(asked_number(request, "per_page", PER_PAGE), MOST_PER_PAGE)
    pages = Paginator(declared.rows(timezone.localdate()).order_by("pk"), size)
    number = asked_number(request, "page", 1)
    rows = list(pages.page(number).object_list) if number <= pages.num_pages else []
    return JsonResponse(
        {
            "total_items": pages.count,
            "total_pages": pages.num_pages,
            "page_number": number,
            "size": len(rows),
            "first_page": number == 1,
            "last_page": number >= pages.num_pages,
            "empty": not rows,
            "is_example": is_example(),
            "contents": [declared.shape(row) for row in rows],
        }
    )


@for_programs
def one(request: HttpRequest, kind: str, identifier: UUID) -> JsonResponse:
    """One object by its identifier. Raises Http404 where it is not public today."""
    declared = KINDS[kind]
    key = key_of(settings.WAGTAILADMIN_BASE_URL, declared.name, identifier)
    row = declared.rows(timezone.localdate()).filter(pk=key).first() if key else None
    if row is None:
        raise Http404
    return JsonResponse(declared.shape(row))
