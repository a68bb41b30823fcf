"""What else was found: kinds of help, guides, providers and whatever upper apps have registered, in groups."""

from collections import defaultdict
from dataclasses import replace

from search.asking.plan import Plan
from search.asking.query import FinderQuery, OtherHits
from search.engines import fields
from search.engines.base import Engine, Filter, Request
from search.records import service_types
from search.records.kinds import EVERYWHERE, grouped_kinds, id_of, kind_of

SHOWN = 4
SIMILAR = 4
_LOOKED_AT = 60


def others(query: FinderQuery, plan: Plan, engine: Engine) -> tuple[OtherHits, ...]:
    """The best of every other kind; one question to the engine. Choices of the facet panel concern services alone."""
    if plan.match is None or query.page > 1 or query.is_narrowed:
        return ()
    answer = engine.search(
        Request(
            kinds=grouped_kinds(),
            match=plan.match,
            rank=plan.rank,
            filters=_filters(query),
            count=(fields.KIND,),
            limit=_LOOKED_AT,
        )
    )
    found: dict[str, list[int]] = defaultdict(list)
    for one in answer.found:
        found[kind_of(one.key)].append(id_of(one.key))
    totals = answer.facets.get(fields.KIND, {})
    return tuple(
        OtherHits(kind, tuple(found[kind][:SHOWN]), totals.get(kind, 0)) for kind in grouped_kinds() if found[kind]
    )


def similar_types(query: FinderQuery, plan: Plan, engine: Engine) -> tuple[int, ...]:
    """The kinds of help nearest to the words, though nobody says all of them."""
    if plan.loose is None:
        return ()
    asked = Request(kinds=(service_types.NAME_OF_KIND,), match=plan.loose, rank=plan.rank, limit=SIMILAR)
    return tuple(id_of(one.key) for one in engine.search(replace(asked, filters=_filters(query))).found)


def _filters(query: FinderQuery) -> tuple[Filter, ...]:
    """What can be read in the reader's language, and concerns the place."""
    filters = [Filter("languages", (query.language,))]
    filters += [
        Filter(area, (code, EVERYWHERE)) for area in ("region", "municipality") if (code := getattr(query, area))
    ]
    return tuple(filters)
