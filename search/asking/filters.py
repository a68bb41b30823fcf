"""The finder's choices as filters of the index, and its counts as the page shows them."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Final

from search.asking.query import FinderQuery
from search.engines import fields
from search.engines.base import Filter
from search.records.kinds import EVERYWHERE

_AREAS: Final = ("region", "municipality")
_CHOICES: Final = ("service_types", "target_groups", "costs", "referrals", "settings", "languages")

#: Facets that the engine counts: those that the page offers. Places are written, so nobody reads their counts.
COUNTED: Final = (*_CHOICES, "access")


def filters_of(query: FinderQuery) -> tuple[Filter, ...]:
    """Any of the chosen values of a facet; every one of the needs of access; nation-wide services in any area."""
    filters = [Filter(area, (code, EVERYWHERE)) for area in _AREAS if (code := getattr(query, area))]
    filters += [Filter(name, values) for name in _CHOICES if (values := tuple(getattr(query, name)))]
    if query.access:
        filters.append(Filter("access", tuple(query.access), every=True))
    return tuple(filters)


def counts_of(counts: Mapping[str, Mapping[str, int]]) -> dict[str, Mapping[str, int]]:
    """The engine's counts under the names that the page knows."""
    return {"checked_lately" if facet == fields.CHECKED_ON else facet: values for facet, values in counts.items()}


def last_checked_day(today: date, months: int) -> date:
    """The first day of "checked lately": so many months ago."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
