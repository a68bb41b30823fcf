"""The chained log of everything that happened: national staff and state readers read it."""

from agreements.models import Event
from registry.viewsets.filters import GuardedFilterSet

from .read_only import RecordViewSet


class EventFilterSet(GuardedFilterSet):
    class Meta:
        model = Event
        fields: list[str] = []


class EventViewSet(RecordViewSet):
    model = Event
    icon = "history"
    inspect_view_fields = ["sequence", "at", "kind", "subject", "actor", "payload", "previous_hash", "hash"]
    list_display = ["sequence", "at", "kind", "subject", "actor"]
    filterset_class = EventFilterSet
    search_fields = ["kind", "subject"]
    list_export = ["sequence", "at", "kind", "subject", "actor", "payload", "previous_hash", "hash"]
    related = ("actor",)
