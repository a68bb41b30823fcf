"""Telling the search index what changed, in the transaction of the change.

Every service that writes calls ``note_change``; the worker of the search app drains the rows.
"""

from collections.abc import Iterable

from .models import SearchChange


def note_change(kind: str, *object_ids: int) -> None:
    """Note that rows of a kind ("service", "organization", "location", "service_type", "page") changed or went."""
    note_changes((kind, object_id) for object_id in object_ids)


def note_changes(changes: Iterable[tuple[str, int]]) -> None:
    """Note many changes at once."""
    SearchChange.objects.bulk_create(SearchChange(kind=kind, object_id=key) for kind, key in changes)
