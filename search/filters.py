"""The finder's choices as filters of the index, and its counts as the page shows them."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Final

from search.engines import fields
from search.engines.base import Filter
from search.query import FinderQuery
from search.records.services import EVERYWHERE

#: Facets counted by the engine; "checked_lately" is counted apart.
COUNTED: Final = tuple(facet for facet in fields.FACETS if facet != fields.NEAR)
_AREAS: Final = ("region", "municipality")
_CHOICES: Final = ("service_types", "target_groups", "costs", "referrals", "settings", "languages")


def filters_of(query: FinderQuery) -> tuple[Filter, ...]:
    """Any of the chosen values of a facet; every one of the needs of access; nation-wide services in any area."""
    filters = [Filter(area, (code, EVERYWHERE)) for area in _AREAS if (code := getattr(query, area))]
    filters += [Filter(name, values) for name in _CHOICES if (values := tuple(getattr(query, name)))]
    if query.access:
        filters.append(Filter("access", tuple(query.access), every=True))
    return tuple(filters)


def freed_counts(counts: Mapping[str, Mapping[str, int]], query: FinderQuery) -> dict[str, Mapping[str, int]]:
    """Counts by name of the facet: nation-wide services count in every area that is listed."""
    result: dict[str, Mapping[str, int]] = {}
    for facet, values in counts.items():
        if facet in _AREAS:
            result[facet] = _spread(values, getattr(query, facet))
        elif facet == fields.CHECKED_ON:
            result["checked_lately"] = values
        else:
            result[facet] = values
    return result


def _spread(values: Mapping[str, int], chosen: str) -> dict[str, int]:
    everywhere = values.get(EVERYWHERE, 0)
    areas = {code: count + everywhere for code, count in values.items() if code != EVERYWHERE}
    if everywhere and chosen:
        areas.setdefault(chosen, everywhere)
    return areas


def last_checked_day(today: date, months: int) -> date:
    """The first day of "checked lately": so many months ago."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
