"""The proof that the record is as it was written: the chain, and every frozen file against it."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.db.models import Model

from agreements.models import Event, IssuedDocument, ObligationNotice, SignedContainer
from agreements.record.chain import breaks

Frozen = type[Model]
_frozen: dict[Frozen, str] = {IssuedDocument: "document", SignedContainer: "container", ObligationNotice: "notice"}


def watch_over(model: Frozen, name: str) -> None:
    """Prove a frozen file of an upper app too: rows with `content` and `sha256`, noted as "<name>_frozen"."""
    _frozen[model] = name


def faults() -> Iterator[str]:
    """What was changed or is missing, a line each; nothing where the record is whole."""
    events = Event.objects.order_by("sequence")
    yield from breaks((event.as_entry(), event.hash) for event in events.iterator())
    for model, name in _frozen.items():
        told = {event.payload.get("sha256"): event.sequence for event in events.filter(kind=f"{name}_frozen")}
        rows = model._default_manager.order_by("pk")
        yield from _changed_files(rows.iterator(), name, set(told))
        stored = set(rows.values_list("sha256", flat=True))
        yield from (f"{name} of event {told[digest]} is missing" for digest in told if digest not in stored)


def _changed_files(rows: Iterable[Any], name: str, told: set[str]) -> Iterator[str]:
    for row in rows:
        digest = sha256(bytes(row.content)).hexdigest()
        if digest != row.sha256:
            yield f"{name} {row.pk} was changed"
        if row.sha256 not in told:
            yield f"{name} {row.pk} is not in the log"
