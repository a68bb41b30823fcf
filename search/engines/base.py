"""The interface of an engine: records in, one page of answers with counts out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.asking.clauses import Clause


class EngineUnavailable(Exception):
    """The engine cannot answer now; another may."""


class IndexOutdated(EngineUnavailable):
    """There is no index, or one made by another analysis: it must be rebuilt."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the index keeps of a thing that can be found.

    `key`: kind and primary key ("service:12"). `tokens`: how often each token stands in the one text field.
    `forms`: the words as written, towards which spelling is corrected.
    `facets`: facet name → values. `checked_on`: day number (ordinal) of the last check, 0 if never.
    """

    key: str
    kind: str
    tokens: Mapping[str, int]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checked_on: int = 0
    forms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Filter:
    """Records whose facet has any (or every) of the values."""

    facet: str
    values: tuple[str, ...]
    every: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """One question to an engine, of records of any of the `kinds`.

    Without `match` every record that passes the filters is an answer.

    `rank` orders what `match` found. `rings`: values of the facet "near", nearest ring first, that outweigh
    any fit. `count`: facets to count, each without its own filter. `checked_since` is a day number.
    """

    kinds: tuple[str, ...]
    match: Clause | None = None
    rank: Clause | None = None
    filters: tuple[Filter, ...] = ()
    checked_since: int = 0
    rings: tuple[tuple[str, ...], ...] = ()
    count: tuple[str, ...] = ()
    count_checked_since: int = 0
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One answer: its key, its score, and its tokens, which tell why it was found."""

    key: str
    score: float
    tokens: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of answers, how many there are in all, and the counts of facets."""

    total: int
    found: tuple[Found, ...]
    facets: Mapping[str, Mapping[str, int]]


class Index(Protocol):
    """What changes are taken into: the index in use, or one that is being made beside it."""

    def put(self, records: Sequence[Record]) -> None:
        """Add or replace records; in the index in use they can be found when this returns."""

    def delete(self, keys: Sequence[str]) -> None: ...


class Draft(Index, Protocol):
    """An index that is being made beside the one in use, which goes on answering and taking in changes."""

    def fill(self, records: Iterable[Record]) -> int:
        """Write all records; how many."""

    def use(self) -> None:
        """Put it in use in one step."""


class Engine(Index, Protocol):
    """What the embedded engine and Elasticsearch both do."""

    name: str

    def search(self, request: Request) -> Answer: ...

    def draft(self) -> Draft:
        """An empty index beside the one in use."""

    def size(self) -> int: ...
