"""A chain of entries: each carries the hash of the one before, so that a changed or missing one shows. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

BEGINNING = "0" * 64
"""What stands in place of a hash before the first entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that the hash of an entry covers."""

    sequence: int
    at: datetime
    kind: str
    subject: str
    actor: int | None
    payload: Mapping[str, Any]
    previous_hash: str

    def hash(self) -> str:
        """SHA-256 in hex over the entry as JSON with sorted keys, times in UTC."""
        content = {
            "sequence": self.sequence,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "kind": self.kind,
            "subject": self.subject,
            "actor": self.actor,
            "payload": self.payload,
            "previous_hash": self.previous_hash,
        }
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()


def breaks(entries: Iterable[tuple[Entry, str]]) -> Iterator[str]:
    """What is wrong in a chain, given in order with the stored hashes: a line for each break."""
    expected, previous = 1, BEGINNING
    for entry, stored in entries:
        if entry.sequence != expected:
            yield f"event {expected} is missing before event {entry.sequence}"
        if entry.previous_hash != previous:
            yield f"event {entry.sequence} does not follow the one before it"
        if entry.hash() != stored:
            yield f"event {entry.sequence} was changed"
        expected, previous = entry.sequence + 1, stored
