"""The proof that the record is as it was written: the chain, and against it every row that the log tells of."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db.models import Model

from agreements.models import Event, IssuedDocument, ObligationNotice, SignedContainer
from agreements.models.append_only import AppendOnly
from agreements.record.chain import breaks
from agreements.record.log import subject_of
from agreements.record.rows import ROW, row_hash
from agreements.record.seal import followed, sealed, untold

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
    for kind in followed():
        yield from _changed_since(kind, _last_told(kind))
    yield from _put_in_round_the_log()
    for model, name in _frozen.items():
        told = {event.payload["sha256"] for event in events.filter(kind=f"{name}_frozen")}
        rows = model._default_manager.order_by("pk")
        yield from _changed_files(rows.iterator(), name, told)
        missing = told - set(rows.values_list("sha256", flat=True))
        yield from (f"{name} {digest} is missing" for digest in sorted(missing))


def _put_in_round_the_log() -> Iterator[str]:
    """Rows of sealed kinds that no event tells of: since the seal every service tells of what it writes."""
    kinds = sealed()
    for model in followed():
        if model._meta.label_lower in kinds:
            yield from (f"{subject_of(row)} is not in the log" for row in untold(model))


def not_covered() -> Iterator[str]:
    """Rows of kinds that are not sealed yet and that no event tells of: nothing is proved of these."""
    kinds = sealed()
    for model in followed():
        if model._meta.label_lower not in kinds:
            yield from (subject_of(row) for row in untold(model))


def _changed_rows(events: Iterable[Event]) -> Iterator[str]:
    """Rows that are gone, or are not as they were when the event told of them."""
    models = {model._meta.model_name: model for model in apps.get_models() if issubclass(model, AppendOnly)}
    changing = {model._meta.model_name for model in followed()}
    for event in events:
        name, _, key = event.subject.partition(":")
        if name in changing:
            continue
        row = models[name]._default_manager.filter(pk=key).first() if name in models else None
        told = event.payload[ROW]
        if row is None:
            yield f"{event.subject} of event {event.sequence} is missing"
        elif row_hash(row, told["fields"]) != told["sha256"]:
            yield f"{event.subject} of event {event.sequence} was changed"


def _last_told(model: Frozen) -> dict[int, Event]:
    """The last event that tells of each row, by its key."""
    subject = f"{model._meta.model_name}:"
    events = Event.objects.filter(subject__startswith=subject, payload__has_key=ROW).order_by("sequence")
    return {int(event.subject.removeprefix(subject)): event for event in events.iterator()}


def _changed_since(model: Frozen, told: dict[int, Event]) -> Iterator[str]:
    """Rows that are gone, or are not as the last event tells them."""
    rows = {row.pk: row for row in model._default_manager.filter(pk__in=told)}
    for key, event in sorted(told.items()):
        if key not in rows:
            yield f"{event.subject} of event {event.sequence} is missing"
        elif row_hash(rows[key], event.payload[ROW]["fields"]) != event.payload[ROW]["sha256"]:
            yield f"{event.subject} was changed since event {event.sequence}"


def _changed_files(rows: Iterable[Any], name: str, told: set[str]) -> Iterator[str]:
    for row in rows:
        digest = sha256(bytes(row.content)).hexdigest()
        if digest != row.sha256:
            yield f"{name} {row.pk} was changed"
        if row.sha256 not in told:
            yield f"{name} {row.pk} is not in the log"
