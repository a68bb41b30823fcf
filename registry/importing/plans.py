"""What an import would do: told before it is done, and compared before it is confirmed."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from .reasons import Json, Problem


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """A value that a row changes, as texts."""

    column: str
    old: str
    new: str


@dataclass(slots=True)
class Item:
    """A row's outcome. ``draft`` is for the kind alone: what it needs to write it."""

    row: int
    key: str
    outcome: Outcome
    title: str = ""
    changes: tuple[Change, ...] = ()
    draft: Any = None

    def as_json(self) -> Json:
        changes = [[change.column, change.old, change.new] for change in self.changes]
        return {"row": self.row, "key": self.key, "title": self.title, "changes": changes}


@dataclass
class Plan:
    """All outcomes and all problems of a file; with one problem nothing is written."""

    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    made: list[Any] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        """Whether it may be carried out."""
        return not self.problems

    def counts(self) -> dict[str, int]:
        """How many rows are new, changed, unchanged, wrong."""
        found = Counter(str(item.outcome) for item in self.items)
        wrong = len({problem.row for problem in self.problems})
        return {**{str(outcome): found[str(outcome)] for outcome in Outcome}, "wrong": wrong}

    def of(self, outcome: Outcome) -> Iterable[Item]:
        """The rows with that outcome."""
        return (item for item in self.items if item.outcome == outcome)

    def mark(self) -> str:
        """A mark of everything it would do; two plans with the same mark do the same."""
        digest = sha256()
        for item in self.items:
            digest.update(json.dumps([str(item.outcome), item.as_json()], sort_keys=True).encode())
        for problem in self.problems:
            digest.update(json.dumps(problem.as_json(), sort_keys=True, default=str).encode())
        return digest.hexdigest()
