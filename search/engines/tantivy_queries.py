"""The tree of clauses and the filters as tantivy's queries."""

from dataclasses import dataclass

import tantivy
from tantivy import FieldType, Occur, Query

from search.asking.clauses import All, Best, Clause, Sum, Term, matching
from search.engines import fields
from search.engines.base import Filter, Request


class Compiler:
    """Compiles for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def question(self, request: Request) -> "Question":
        """The request, compiled once for its page and its counts."""
        return Question(self, request, self.match(matching(request.match)) if request.match is not None else None)

    def checked_since(self, day: int) -> Query:
        """Checked on the day (ordinal) or later."""
        return Query.range_query(self._schema, fields.CHECKED_ON, FieldType.Unsigned, lower_bound=day)

    def clause(self, clause: Clause) -> Query:
        """One node of the tree."""
        match clause:
            case Term(token=token, boost=boost):
                query = self.term(fields.TEXT, token, "freq")
            case All(clauses=parts, boost=boost):
                query = Query.boolean_query([(Occur.Must, self.clause(part)) for part in parts])
            case Best(clauses=parts, boost=boost, tie=tie):
                query = Query.disjunction_max_query([self.clause(part) for part in parts], tie)
            case Sum(clauses=parts, minimum=minimum, boost=boost):
                query = Query.boolean_query([(Occur.Should, self.clause(part)) for part in parts], minimum)
        return query if boost == 1.0 else Query.boost_query(query, boost)

    def match(self, clause: Clause) -> Query:
        """What finds and does not rank (a clause out of `matching`): words that are alternatives become one set."""
        match clause:
            case Sum(clauses=parts, minimum=1):
                words = [part.token for part in parts if isinstance(part, Term)]
                others = [(Occur.Should, self.match(part)) for part in parts if not isinstance(part, Term)]
                if not words:
                    return Query.boolean_query(others)
                union = Query.term_set_query(self._schema, fields.TEXT, words)
                return Query.boolean_query([(Occur.Should, union), *others]) if others else union
            case Sum(clauses=parts, minimum=minimum):
                return Query.boolean_query([(Occur.Should, self.match(part)) for part in parts], minimum)
            case All(clauses=parts):
                return Query.boolean_query([(Occur.Must, self.match(part)) for part in parts])
            case _:
                return self.clause(clause)

    def term(self, field: str, value: str, index_option: str = "basic") -> Query:
        """The field has exactly that value."""
        return Query.term_query(self._schema, field, value, index_option)

    def service_with(self, tokens: tuple[str, ...]) -> Query:
        """Services that have all of the tokens."""
        kind = self.term(fields.KIND, fields.SERVICE)
        words = [self.term(fields.TEXT, token, "freq") for token in tokens]
        return Query.boolean_query([(Occur.Must, part) for part in (kind, *words)])

    def filter(self, filter_: Filter) -> Query:
        """The facet has any or every of the values."""
        if len(filter_.values) == 1:
            return self.term(filter_.facet, filter_.values[0])
        occur = Occur.Must if filter_.every else Occur.Should
        return Query.boolean_query([(occur, self.term(filter_.facet, value)) for value in filter_.values])

    def nearness(self, rings: tuple[tuple[str, ...], ...]) -> Query:
        """The nearest ring scores highest, and only the nearest ring of a record counts."""
        return Query.disjunction_max_query(
            [
                Query.const_score_query(
                    Query.boolean_query([(Occur.Should, self.term(fields.NEAR, code)) for code in ring]),
                    fields.RING_STEP * (len(rings) - place),
                )
                for place, ring in enumerate(rings)
                if ring
            ]
        )


@dataclass(frozen=True, slots=True)
class Question:
    """One request as queries of tantivy."""

    compiler: Compiler
    request: Request
    match: Query | None

    def ranked(self) -> Query:
        """What is found, in order: words found and filters hold, the ranking clause and nearness score."""
        parts = [(Occur.Must, Query.const_score_query(self.matched(), 0.0))]
        if self.request.rank is not None:
            parts.append((Occur.Should, self.compiler.clause(self.request.rank)))
        if self.request.rings:
            parts.append((Occur.Should, self.compiler.nearness(self.request.rings)))
        return Query.boolean_query(parts)

    def matched(self, leave_out: str = "") -> Query:
        """What is found, without order; the filter on the facet `leave_out` is left out."""
        request = self.request
        parts = [(Occur.Must, self.compiler.filter(Filter(fields.KIND, request.kinds)))]
        if self.match is not None:
            parts.append((Occur.Must, self.match))
        parts += [
            (Occur.Must, self.compiler.filter(filter_)) for filter_ in request.filters if filter_.facet != leave_out
        ]
        if request.checked_since and leave_out != fields.CHECKED_ON:
            parts.append((Occur.Must, self.compiler.checked_since(request.checked_since)))
        return Query.boolean_query(parts)
