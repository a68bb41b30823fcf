"""The coverage matrix as of a day, read from the registry in four queries whatever its size."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from registry.coverage import Cover, Offers, Totals, matrix, totals
from registry.models import Municipality, Region, Service, ServiceType
from registry.models.alphabetical import Alphabetical

COVER_WORDS = {
    Cover.OFFERED: lambda: _("pakutakse"),
    Cover.BY_LAW: lambda: _("teada seadusest"),
    Cover.UNKNOWN: lambda: _("ei ole teada"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality and what is known of each type, in the order of the types."""

    municipality: Municipality
    cells: tuple[tuple[ServiceType, Cover], ...]

    @property
    def totals(self) -> Totals:
        return totals([state for _kind, state in self.cells])


@dataclass(frozen=True, slots=True)
class RegionRows:
    """The rows of a region."""

    region: Region
    rows: tuple[Row, ...]

    @property
    def totals(self) -> Totals:
        return totals([state for row in self.rows for _kind, state in row.cells])


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix with its heads."""

    types: tuple[ServiceType, ...]
    regions: tuple[RegionRows, ...]

    def rows(self) -> Iterator[Row]:
        """All rows, region by region."""
        for region in self.regions:
            yield from region.rows

    @property
    def totals(self) -> Totals:
        return totals([state for row in self.rows() for _kind, state in row.cells])


def statutory_types(on: date) -> list[ServiceType]:
    """The 13 services that the law obliges every municipality to organise."""
    return list(
        ServiceType.objects.in_force(on).filter(is_statutory=True, organiser=ServiceType.Organiser.MUNICIPALITY)
    )


def offers_on(on: date) -> Offers:
    """Which types are published for which municipality on a day."""
    published = Service.objects.offered_on(on).filter(service_type__isnull=False).order_by()
    everywhere = published.filter(serves_all=True).values_list("service_type_id", flat=True).distinct()
    types_in: dict[int, set[int]] = defaultdict(set)
    pairs = published.filter(municipalities__isnull=False).values_list("municipalities", "service_type_id").distinct()
    for municipality, kind in pairs:
        types_in[municipality].add(kind)
    return Offers(types_in, set(everywhere))


def coverage_on(on: date, region: Region | None = None) -> Coverage:
    """The matrix of a region, or of Estonia."""
    municipalities = Municipality.objects.in_force(on).select_related("region").order_by("region", Alphabetical("name"))
    if region is not None:
        municipalities = municipalities.filter(region=region)
    types = statutory_types(on)
    return _coverage(list(municipalities), types, offers_on(on))


def _coverage(municipalities: Sequence[Municipality], types: Sequence[ServiceType], offers: Offers) -> Coverage:
    cells = matrix([one.pk for one in municipalities], [kind.pk for kind in types], offers)
    regions = []
    for _region, group in groupby(municipalities, key=lambda one: one.region_id):
        rows = tuple(Row(one, tuple((kind, cells[one.pk][kind.pk]) for kind in types)) for one in group)
        regions.append(RegionRows(rows[0].municipality.region, rows))
    return Coverage(tuple(types), tuple(regions))
