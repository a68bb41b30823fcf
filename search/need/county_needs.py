"""What people of a county seek and nobody offers there: for its staff and its council."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Sum

from registry.models import Region, Service, ServiceType
from search.engines.base import EngineUnavailable, Request
from search.engines.choice import embedded
from search.finder import plan_of
from search.models import QueryCount
from search.need.counting import RARE
from search.need.need_map import WEEKS
from search.records import service_types
from search.records.kinds import id_of

MOST_QUERIES = 300


@dataclass(frozen=True, slots=True)
class Sought:
    """A query of the county, and how often it was made."""

    query: str
    language: str
    searches: int


@dataclass(frozen=True, slots=True)
class Need:
    """A kind of help that is sought in a county and not offered there; None where no kind of help is meant."""

    kind: ServiceType | None
    searches: int
    queries: tuple[Sought, ...]


def needs(region: Region, today: date) -> list[Need]:
    """The needs of a county that no published service meets, the most sought first; five queries.

    Of the last twelve weeks, and nothing that was sought less than three times. A query counts for the kind of help
    that it means first; what means none stands together, at the end.
    """
    offered = offered_types(region, today)
    by_kind: dict[int | None, list[Sought]] = defaultdict(list)
    for sought in list(_sought(region, today)):
        kind = meant_type(sought.query, sought.language)
        if kind not in offered:
            by_kind[kind].append(sought)
    kinds = ServiceType.objects.in_bulk([pk for pk in by_kind if pk])
    found = [
        Need(kinds.get(pk) if pk else None, sum(one.searches for one in queries), tuple(queries))
        for pk, queries in by_kind.items()
    ]
    return sorted(found, key=lambda need: (need.kind is None, -need.searches))


def offered_types(region: Region, today: date) -> set[int]:
    """The kinds of help of which some service is published for residents of the county."""
    there = Q(serves_all=True) | Q(municipalities__region=region)
    rows = Service.objects.offered_on(today).filter(there).exclude(service_type=None)
    return set(rows.order_by().values_list("service_type", flat=True).distinct())


def meant_type(words: str, language: str) -> int | None:
    """The kind of help that the words mean first; None where they mean none, or there is no index."""
    try:
        _, plan = plan_of(words, language)
        if plan.match is None:
            return None
        asked = Request(kinds=(service_types.NAME_OF_KIND,), match=plan.match, rank=plan.rank, limit=1)
        found = embedded().search(asked).found
    except EngineUnavailable:
        return None
    return id_of(found[0].key) if found else None


def _sought(region: Region, today: date) -> Iterator[Sought]:
    rows = QueryCount.objects.filter(week__gt=today - timedelta(weeks=WEEKS), region=region.code)
    sums = rows.values("query", "language").annotate(all=Sum("searches")).filter(all__gte=RARE)
    for row in sums.order_by("-all", "query")[:MOST_QUERIES]:
        yield Sought(row["query"], row["language"], row["all"])
