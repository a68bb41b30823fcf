"""What people seek and do not find: for editors, and for the council as a map of need."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Sum

from search.models import QueryCount
from search.need.counting import RARE

WEEKS = 12


@dataclass(frozen=True, slots=True)
class Unmet:
    """A query that finds nothing, or whose results nobody opens."""

    query: str
    language: str
    region: str
    searches: int
    empty: int
    given_up: int


def unmet(today: date, language: str = "", region: str = "", weeks: int = WEEKS) -> Iterator[Unmet]:
    """The last weeks' queries with no results or with results that were given up, most sought first.

    What was sought less than three times is not shown: it could tell of one person.
    """
    rows = QueryCount.objects.filter(week__gt=today - timedelta(weeks=weeks))
    if language:
        rows = rows.filter(language=language)
    if region:
        rows = rows.filter(region=region)
    sums = rows.values("query", "language", "region").annotate(
        all=Sum("searches"), nothing=Sum("empty"), read=Sum("opened")
    )
    wanted = sums.filter(all__gte=RARE).exclude(nothing=0, read__gte=F("all"))
    for row in wanted.order_by("-nothing", "-all", "query"):
        given_up = max(0, row["all"] - row["nothing"] - row["read"])
        yield Unmet(row["query"], row["language"], row["region"], row["all"], row["nothing"], given_up)
