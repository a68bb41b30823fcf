"""Accession forms, wherever they stand; people who sign have pages of their own for them (A2)."""

from agreements.models import AccessionApplication
from registry.viewsets.filters import GuardedFilterSet, RegionFilter

from .read_only import RecordViewSet


class AccessionFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = AccessionApplication
        fields = ["state"]


class AccessionViewSet(RecordViewSet):
    model = AccessionApplication
    icon = "doc-full-inverse"
    inspect_view_fields = [
        "party",
        "tervik",
        "state",
        "representative",
        "contact_name",
        "contact_email",
        "contact_phone",
        "services",
        "decision_number",
        "decision_day",
        "decision_document",
        "template",
        "regional_template",
        "begun_by",
        "begun_at",
        "deadline",
        "decline_reason",
        "membership",
    ]
    list_display = ["party", "tervik", "state", "begun_at", "deadline"]
    filterset_class = AccessionFilterSet
    search_fields = ["party__name", "party__registry_code", "contact_name"]
    list_export = ["party", "tervik", "state", "begun_at", "deadline", "contact_name", "contact_email"]
    related = ("party", "tervik")
