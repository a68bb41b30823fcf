"""The hash of a row that is written once: stands in the log beside the event that tells of the row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.db.models import Model

ROW = "row"
"""Where it stands in an event's payload."""


def fields_of(model: type[Model]) -> list[str]:
    """The columns of a row, which its hash covers. Kept with the hash: a later version may have more."""
    return sorted(field.attname for field in model._meta.concrete_fields)


def row_hash(row: Model, fields: Sequence[str]) -> str:
    """SHA-256 in hex over these columns, as they come from the database."""
    values = {name: plain(getattr(row, name, None)) for name in fields}
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return sha256(text.encode()).hexdigest()


def plain(value: Any) -> Any:
    """The same on every database: bytes by their hash, moments in UTC."""
    if isinstance(value, bytes | bytearray | memoryview):
        return sha256(bytes(value)).hexdigest()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
