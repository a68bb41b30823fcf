"""Telling the search index what changed, in the transaction of the change.

Every service that writes calls ``note_change`` or ``note_row``; the worker of the search app drains the rows.
"""

from collections.abc import Callable, Iterable

from django.db.models import Model

from registry import models
from registry.kept import forget
from registry.models import SearchChange

Change = tuple[str, int]

FOUND_AS: dict[type[Model], Callable[..., list[Change]]] = {
    models.Service: lambda row: [("service", row.pk)],
    models.Organization: lambda row: [("organization", row.pk)],
    models.OrganizationRole: lambda row: [("organization", row.organization_id)],
    models.Location: lambda row: [("location", row.pk)],
    models.ServiceType: lambda row: [("service_type", row.pk)],
    models.ServiceAtLocation: lambda row: [("service", row.service_id), ("location", row.location_id)],
    models.Contact: lambda row: [("organization", row.organization_id)],
}
"""What is found anew when a row of a model changes; the search worker knows what depends on what."""


def note_change(kind: str, *object_ids: int) -> None:
    """Note that rows of a kind ("service", "organization", "location", "service_type", "page") changed or went."""
    note_changes((kind, object_id) for object_id in object_ids)


def note_changes(changes: Iterable[Change]) -> None:
    """Note many changes at once; what this process keeps of the registry is asked anew."""
    forget()
    SearchChange.objects.bulk_create(SearchChange(kind=kind, object_id=key) for kind, key in changes)


def note_row(*rows: Model) -> None:
    """Note what a search has to find anew because these rows changed; rows that no search finds say nothing."""
    changes: set[Change] = set()
    for row in rows:
        changes.update(FOUND_AS.get(type(row), lambda _: [])(row))
    note_changes(sorted(changes))
