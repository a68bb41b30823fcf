"""The register of kinds of things that can be found.

Whoever has something to find declares a `Kind` and registers it when its app starts: guides and news of `portal`,
strategies and decisions of `councils` (by a module of `search/records` that reads them). Services alone are shown as
cards; every other kind gives pages, and is a group of its own beside them. What is written notes its kind and primary
key with `registry.outbox.note_change`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise

from search.analysis.language import LANGUAGES
from search.engines.base import Record

Affected = Callable[[Sequence[int]], Iterable[int]]


#: Facet values of what concerns all of the country, and of what can be read in every language.
EVERYWHERE: Final = "*"
READ_IN_ALL: Final = LANGUAGES


@dataclass(frozen=True, slots=True)
class Page:
    """How a thing that was found is shown in its group: its title, its address, a line about it."""

    title: str
    url: str
    note: str = ""
    lang: str = ""
    """Language of title and line where that is not the reader's."""


Pages = Callable[[Sequence[int], str], Mapping[int, Page]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing.

    `load` gives the records of the given primary keys that may be found on a day; what it does not give is
    taken out of the index. `all_ids` names every row. `turning` names rows that begin or end on a day.
    `affected_by`: for a kind of change noted in the registry, which of our rows it touches.
    `pages` gives what is shown of rows in a language; `heading` is the group's, `order` its place. The records of
    such a kind say in the facet "languages" in which languages they can be read, in "region" and "municipality" whom
    they concern.
    """

    name: str
    load: Callable[[Sequence[int], date], Iterator[Record]]
    all_ids: Callable[[], Iterable[int]]
    affected_by: dict[str, Affected]
    turning: Callable[[date], Iterable[int]] | None = None
    heading: str | Promise = ""
    pages: Pages | None = None
    order: int = 50


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind of thing findable."""
    KINDS[kind.name] = kind


def key_of(kind: str, object_id: int) -> str:
    """Key of a record."""
    return f"{kind}:{object_id}"


def id_of(key: str) -> int:
    """Primary key out of a record's key."""
    return int(key.rsplit(":", 1)[1])


def kind_of(key: str) -> str:
    """Kind out of a record's key."""
    return key.rsplit(":", 1)[0]


def grouped_kinds() -> tuple[str, ...]:
    """Kinds that are shown in groups beside the services, in their order."""
    return tuple(kind.name for kind in sorted(KINDS.values(), key=lambda kind: kind.order) if kind.pages)
