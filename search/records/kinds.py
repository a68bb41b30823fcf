"""The register of kinds of things that can be found. Upper apps add theirs when they start."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from search.engines.base import Record

Affected = Callable[[Sequence[int]], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing.

    `load` gives the records of the given primary keys that may be found on a day; what it does not give is
    taken out of the index. `all_ids` names every row. `turning` names rows that begin or end on a day.
    `affected_by`: for a kind of change noted in the registry, which of our rows it touches.
    """

    name: str
    load: Callable[[Sequence[int], date], Iterator[Record]]
    all_ids: Callable[[], Iterable[int]]
    affected_by: dict[str, Affected]
    turning: Callable[[date], Iterable[int]] | None = None


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
