"""What differs between two versions of a text that is made of named lines; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Key = tuple[str, ...]


class Kind(StrEnum):
    """What happened to a line."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: how people call it (``under``: and what that is part of), and what it says."""

    label: str
    text: str
    under: Key = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that differs; `old` and `new` are empty where there was none."""

    kind: Kind
    label: str
    old: str
    new: str
    under: Key = ()


def differences(old: Mapping[Key, Line], new: Mapping[Key, Line]) -> tuple[Difference, ...]:
    """What differs, in the order of the new version, then what went, in the order of the old one."""
    found = []
    for key, line in new.items():
        before = old.get(key)
        if before is None:
            found.append(Difference(Kind.ADDED, line.label, "", line.text, line.under))
        elif before.text != line.text:
            found.append(Difference(Kind.CHANGED, line.label, before.text, line.text, line.under))
    gone = [
        Difference(Kind.REMOVED, line.label, line.text, "", line.under) for key, line in old.items() if key not in new
    ]
    return (*found, *gone)
