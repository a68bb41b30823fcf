"""The one door to the search: pages, commands and benchmarks all come through `find`."""

from search.query import FinderQuery, FinderResult


def find(query: FinderQuery) -> FinderResult:
    """Answer the query with one page of services, their facets and what to try instead."""
    del query
    return FinderResult(engine="none", degraded=True)
