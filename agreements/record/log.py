"""Writing the log."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from accounts.models import User
from agreements.models import Event
from agreements.models.append_only import AppendOnly, Followed
from agreements.record.chain import BEGINNING
from agreements.record.rows import ROW, fields_of, row_hash

LOCK = 7_205_319  # any number that nobody else locks
RECORD = "record"
"""The subject of an event that is about no single row."""


def note(kind: str, subject: Model | str, actor: User | None = None, payload: Mapping[str, Any] | None = None) -> Event:
    """Write what happened to a row, inside the transaction in which it happened. ``actor`` None: the clock.

    Of a row that is never changed, or whose every change is told, the hash is written too: ``verify_record`` proves it.
    """
    one_at_a_time()
    last = Event.objects.order_by("-sequence").first()
    event = Event(
        sequence=last.sequence + 1 if last else 1,
        at=timezone.now(),
        kind=kind,
        subject=subject_of(subject),
        actor=actor,
        payload={**(payload or {}), **_hash_of(subject)},
        previous_hash=last.hash if last else BEGINNING,
    )
    event.hash = event.as_entry().hash()
    event.save()
    return event


def _hash_of(subject: Model | str) -> dict[str, Any]:
    if not isinstance(subject, AppendOnly | Followed):
        return {}
    fields = fields_of(type(subject))
    stored = type(subject)._default_manager.get(pk=subject.pk)
    return {ROW: {"fields": fields, "sha256": row_hash(stored, fields)}}


def subject_of(row: Model | str) -> str:
    """How the log names a row."""
    return row if isinstance(row, str) else f"{row._meta.model_name}:{row.pk}"


def one_at_a_time() -> None:
    """Writers of the log wait for each other until their transactions end; SQLite's do so by themselves."""
    if not connection.in_atomic_block:
        raise RuntimeError("An event is written in the transaction in which it happened.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
