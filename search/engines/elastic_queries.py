"""The tree of clauses and the filters as Elasticsearch's queries, by its DSL."""

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query

from search.asking.clauses import All, Best, Clause, Sum, Term, matching
from search.engines import fields
from search.engines.base import Filter, Request


def compiled(clause: Clause) -> Query:
    """One node of the tree; the same scores as the embedded engine's."""
    match clause:
        case Term(token=token, boost=boost):
            return Q("term", **{fields.TEXT: {"value": token, "boost": boost}})
        case All(clauses=parts, boost=boost):
            return Q("bool", must=[compiled(part) for part in parts], boost=boost)
        case Best(clauses=parts, boost=boost, tie=tie):
            return Q("dis_max", queries=[compiled(part) for part in parts], tie_breaker=tie, boost=boost)
        case Sum(clauses=parts, minimum=minimum, boost=boost):
            should = [compiled(part) for part in parts]
            return Q("bool", should=should, minimum_should_match=minimum, boost=boost)


def found_by(clause: Clause) -> Query:
    """What finds and does not rank (a clause out of `matching`): words that are alternatives become one set."""
    match clause:
        case Sum(clauses=parts, minimum=1):
            words = [part.token for part in parts if isinstance(part, Term)]
            others = [found_by(part) for part in parts if not isinstance(part, Term)]
            union = [Q("terms", **{fields.TEXT: words})] if words else []
            return Q("bool", should=[*union, *others], minimum_should_match=1)
        case Sum(clauses=parts, minimum=minimum):
            return Q("bool", should=[found_by(part) for part in parts], minimum_should_match=minimum)
        case All(clauses=parts):
            return Q("bool", filter=[found_by(part) for part in parts])
        case _:
            return compiled(clause)


def ranked(request: Request) -> Query:
    """What the words find, in order; facets are filtered after counting, so not here."""
    scored = [compiled(request.rank)] if request.rank is not None else []
    if request.rings:
        scored.append(nearness(request.rings))
    found = [Q("terms", **{fields.KIND: list(request.kinds)})]
    if request.match is not None:
        found.append(found_by(matching(request.match)))
    return Q("bool", filter=found, should=scored, minimum_should_match=0)


def nearness(rings: tuple[tuple[str, ...], ...]) -> Query:
    """The nearest ring scores highest, and only the nearest ring of a record counts."""
    return Q(
        "dis_max",
        queries=[
            Q(
                "constant_score",
                filter=Q("terms", **{fields.NEAR: list(ring)}),
                boost=fields.RING_STEP * (len(rings) - place),
            )
            for place, ring in enumerate(rings)
            if ring
        ],
    )


def filters(request: Request, leave_out: str = "") -> Query:
    """The chosen facets; the one named is left out."""
    kept = [chosen(filter_) for filter_ in request.filters if filter_.facet != leave_out]
    if request.checked_since and leave_out != fields.CHECKED_ON:
        kept.append(checked_since(request.checked_since))
    return Q("bool", filter=kept)


def chosen(filter_: Filter) -> Query:
    """The facet has any or every of the values."""
    if filter_.every:
        return Q("bool", filter=[Q("term", **{filter_.facet: value}) for value in filter_.values])
    return Q("terms", **{filter_.facet: list(filter_.values)})


def checked_since(day: int) -> Query:
    """Checked on the day (ordinal) or later."""
    return Q("range", **{fields.CHECKED_ON: {"gte": day}})
