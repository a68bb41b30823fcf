"""Service types as records: found as pages of their own, and offered as suggestions."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext_lazy

from registry.models import ServiceType
from registry.public.told import told
from search.analysis.documents import DESCRIPTION, KEYWORD, NAME, TRANSLATION, Text
from search.asking.plan import type_token
from search.engines.base import Record
from search.records.kinds import EVERYWHERE, READ_IN_ALL, Kind, Page
from search.records.texts import record, translated

NAME_OF_KIND = "service_type"
_TYPE_WEIGHT = 6


def load(ids: Sequence[int], on: date) -> Iterator[Record]:
    """Records of the types in force on the day."""
    for kind in ServiceType.objects.in_force(on).filter(pk__in=ids):
        yield record(
            NAME_OF_KIND,
            kind.pk,
            _texts(kind),
            {
                "service_types": (kind.code,),
                "languages": READ_IN_ALL,
                "region": (EVERYWHERE,),
                "municipality": (EVERYWHERE,),
            },
            extra={type_token(kind.code): _TYPE_WEIGHT},
        )


def _texts(kind: ServiceType) -> Iterator[Text]:
    yield from translated(kind, "name", NAME, TRANSLATION)
    yield from translated(kind, "keywords", KEYWORD, KEYWORD)
    yield from translated(kind, "description", DESCRIPTION, DESCRIPTION)


def pages(ids: Sequence[int], language: str) -> dict[int, Page]:
    """Kinds of help."""
    rows = ServiceType.objects.filter(pk__in=ids)
    return {row.pk: Page(told(row, "name"), row.get_absolute_url(), lang=told(row, "name").lang) for row in rows}


SERVICE_TYPES = Kind(
    name=NAME_OF_KIND,
    load=load,
    all_ids=lambda: ServiceType.objects.order_by("pk").values_list("pk", flat=True),
    affected_by={"service_type": list},
    heading=gettext_lazy("Teenuse liigid"),
    pages=pages,
    order=10,
)
