"""The proof that the record is as it was written: the chain, and every row that is never changed against it."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db.models import Model

from agreements.models import Event, IssuedDocument, ObligationNotice, SignedContainer
from agreements.models.append_only import AppendOnly
from agreements.record.chain import breaks
from agreements.record.rows import ROW, row_hash

Frozen = type[Model]
_frozen: dict[Frozen, str] = {IssuedDocument: "document", SignedContainer: "container", ObligationNotice: "notice"}


def watch_over(model: Frozen, name: str) -> None:
    """Prove a frozen file of an upper app too: rows with `content` and `sha256`, noted as "<name>_frozen"."""
    _frozen[model] = name


def faults(known: tuple[int, str] | None = None) -> Iterator[str]:
    """What was changed or is missing, a line each; nothing where the record is whole.

    ``known`` are number and hash of an event that somebody wrote down elsewhere: a log that was cut short, or
    written anew from some event on, has it no more.
    """
    events = Event.objects.order_by("sequence")
    yield from breaks((event.as_entry(), event.hash) for event in events.iterator())
    if known and not events.filter(sequence=known[0], hash=known[1]).exists():
        yield f"event {known[0]} is not the one that was written down"
    yield from _changed_rows(events.filter(payload__has_key=ROW).iterator())
    for model, name in _frozen.items():
        told = {event.payload["sha256"] for event in events.filter(kind=f"{name}_frozen")}
        rows = model._default_manager.order_by("pk")
        yield from _changed_files(rows.iterator(), name, told)
        missing = told - set(rows.values_list("sha256", flat=True))
        yield from (f"{name} {digest} is missing" for digest in sorted(missing))


def _changed_rows(events: Iterable[Event]) -> Iterator[str]:
    """Rows that are gone, or are not as they were when the event told of them."""
    models = {model._meta.model_name: model for model in apps.get_models() if issubclass(model, AppendOnly)}
    for event in events:
        name, _, key = event.subject.partition(":")
        row = models[name]._default_manager.filter(pk=key).first() if name in models else None
        told = event.payload[ROW]
        if row is None:
            yield f"{event.subject} of event {event.sequence} is missing"
        elif row_hash(row, told["fields"]) != told["sha256"]:
            yield f"{event.subject} of event {event.sequence} was changed"


def _changed_files(rows: Iterable[Any], name: str, told: set[str]) -> Iterator[str]:
    for row in rows:
        digest = sha256(bytes(row.content)).hexdigest()
        if digest != row.sha256:
            yield f"{name} {row.pk} was changed"
        if row.sha256 not in told:
            yield f"{name} {row.pk} is not in the log"
