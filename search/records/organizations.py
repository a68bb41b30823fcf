"""Providers as records: names, other names, where they are."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy

from registry.models import Organization
from search.analysis.documents import DESCRIPTION, MENTION, NAME, Text
from search.analysis.language import ESTONIAN
from search.engines.base import Record
from search.records.kinds import READ_IN_ALL, Kind, Page
from search.records.texts import record, translated

NAME_OF_KIND = "organization"


def load(ids: Sequence[int], on: date) -> Iterator[Record]:
    """Records of the organisations that are open on the day."""
    rows = Organization.objects.in_force(on).filter(pk__in=ids).select_related("municipality__region")
    for organization in rows:
        place = organization.municipality
        facets: dict[str, tuple[str, ...]] = {"languages": READ_IN_ALL}
        if place:
            facets |= {"region": (place.region.code,), "municipality": (place.code,), "near": (place.code,)}
        yield record(NAME_OF_KIND, organization.pk, _texts(organization), facets, organization.checked_on)


def _texts(organization: Organization) -> Iterator[Text]:
    yield Text(organization.name, ESTONIAN, NAME)
    yield Text(organization.alternate_name, ESTONIAN, NAME)
    yield from translated(organization, "description", DESCRIPTION, DESCRIPTION)
    if organization.municipality:
        yield Text(organization.municipality.name, ESTONIAN, MENTION)


def _turning(on: date) -> list[int]:
    rows = Organization.objects.filter(valid_from=on) | Organization.objects.filter(valid_to=on - timedelta(days=1))
    return list(rows.values_list("pk", flat=True))


def pages(ids: Sequence[int], language: str) -> dict[int, Page]:
    """Providers with their town."""
    rows = Organization.objects.filter(pk__in=ids).select_related("municipality")
    return {
        row.pk: Page(row.name, row.get_absolute_url(), row.municipality.name if row.municipality else "")
        for row in rows
    }


ORGANIZATIONS = Kind(
    name=NAME_OF_KIND,
    load=load,
    all_ids=lambda: Organization.objects.order_by("pk").values_list("pk", flat=True).iterator(),
    affected_by={"organization": list},
    turning=_turning,
    heading=gettext_lazy("Teenuseosutajad"),
    pages=pages,
    order=30,
)
