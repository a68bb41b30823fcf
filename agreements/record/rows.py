"""The hash of a row: stands in the log beside the event that tells of the row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.db.models import Model

from agreements.models.append_only import Followed

ROW = "row"
"""Where it stands in an event's payload."""


def fields_of(model: type[Model]) -> list[str]:
    """The columns that a row's hash covers. Kept with the hash: a later version may have more."""
    own = {field.attname for field in model._meta.concrete_fields}
    if issubclass(model, Followed):
        own = own - set(model.not_proved) | set(model.proved_too)
    return sorted(own)


def row_hash(row: Model, fields: Sequence[str]) -> str:
    """SHA-256 in hex over these columns, as they come from the database."""
    values = {name: plain(value_of(row, name)) for name in fields}
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return sha256(text.encode()).hexdigest()


def value_of(row: Model, name: str) -> Any:
    """A column's value; of rows that belong to it ("parties.signed_at") a list, always in the same order."""
    relation, _, column = name.partition(".")
    if not column:
        return getattr(row, name, None)
    return [plain(getattr(one, column, None)) for one in getattr(row, relation).order_by("pk")]


def plain(value: Any) -> Any:
    """The same on every database: bytes by their hash, moments in UTC."""
    if isinstance(value, bytes | bytearray | memoryview):
        return sha256(bytes(value)).hexdigest()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
