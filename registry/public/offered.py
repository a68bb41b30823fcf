"""Who offers a type of service, municipality by municipality, and whom the law makes responsible."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from registry.models import Municipality, Organization, OrganizationRole, Region, Service, ServiceType
from registry.models.alphabetical import Alphabetical

from .told import Told, told


@dataclass(frozen=True, slots=True)
class Offer:
    """A published service, as a link."""

    name: Told
    address: str
    by: str


@dataclass(frozen=True, slots=True)
class MunicipalityOffers:
    """What is offered to the residents of a municipality, and the municipality as the one to turn to."""

    municipality: Municipality
    offers: list[Offer]
    responsible: Organization | None


@dataclass(frozen=True, slots=True)
class RegionOffers:
    """The municipalities of a region; ``offered``: in how many of them somebody is published."""

    region: Region
    rows: list[MunicipalityOffers]

    @property
    def offered(self) -> int:
        return sum(bool(row.offers) for row in self.rows)


@dataclass(frozen=True, slots=True)
class OfferedBy:
    """All municipalities by region; ``chosen`` is the one that the reader asked for."""

    regions: list[RegionOffers]
    chosen: MunicipalityOffers | None = None


def offered_by_municipality(kind: ServiceType, today: date, chosen: str = "") -> OfferedBy:
    """Offers of a type in every municipality, in three queries; ``chosen``: EHAK code, an unknown one chooses none."""
    offers, responsible = _offers(kind, today), responsible_organizations(today)
    municipalities = (
        Municipality.objects.in_force(today).select_related("region").order_by("region", Alphabetical("name"))
    )
    rows = [MunicipalityOffers(one, offers[one.pk], responsible.get(one.pk)) for one in municipalities]
    groups = groupby(rows, key=lambda row: row.municipality.region)
    regions = [RegionOffers(region, list(group)) for region, group in groups]
    return OfferedBy(regions, next((row for row in rows if row.municipality.code == chosen), None))


def _offers(kind: ServiceType, today: date) -> dict[int, list[Offer]]:
    offers: dict[int, list[Offer]] = defaultdict(list)
    services = Service.objects.offered_on(today).filter(service_type=kind).select_related("organization")
    for service in services.prefetch_related("municipalities"):
        offer = _offer(service)
        for municipality in service.municipalities.all():
            offers[municipality.pk].append(offer)
    return offers


def offered_everywhere(kind: ServiceType, today: date) -> list[Offer]:
    """Offers of a type to everybody in Estonia."""
    services = Service.objects.offered_on(today).filter(service_type=kind, serves_all=True)
    return [_offer(service) for service in services.select_related("organization")]


def _offer(service: Service) -> Offer:
    by = service.organization.name if service.organization else ""
    return Offer(told(service, "name"), service.get_absolute_url(), by)


def responsible_organizations(today: date) -> dict[int, Organization]:
    """The organisation of each municipality: whom the law makes responsible."""
    found = Organization.objects.in_force(today).with_role(OrganizationRole.Role.MUNICIPALITY)
    return {one.municipality_id: one for one in found if one.municipality_id is not None}
