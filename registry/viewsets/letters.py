"""Letters that staff wrote: a log; a new one begins in the list of organisations or contacts."""

from typing import Any

from django.utils.html import format_html, format_html_join

from registry.models import Letter, LetterRecipient

from .filters import GuardedFilterSet, RegionFilter
from .guarded import GuardedViewSet
from .objects import GuardedInspectView


class LetterInspectView(GuardedInspectView):
    """The letter with what became of each copy."""

    def get_recipients_display_value(self) -> str:
        rows = ((one.name, one.email, one.get_state_display()) for one in self.object.recipients.all())
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}, {}: {}</li>", rows))

    def get_criteria_display_value(self) -> str:
        filters = self.object.criteria.get("filters") or {}
        return ", ".join(f"{name}: {' '.join(values)}" for name, values in filters.items()) or "-"

    def get_field_label(self, field_name: str, field: Any) -> str:
        if field_name == "recipients":
            return str(LetterRecipient._meta.verbose_name_plural).capitalize()
        return super().get_field_label(field_name, field)


class LetterFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = Letter
        fields: list[str] = []


class LetterViewSet(GuardedViewSet):
    model = Letter
    icon = "mail"
    inspect_view_class = LetterInspectView
    inspect_view_fields = ["subject", "region", "written_by", "written_at", "body", "criteria", "recipients"]
    without = ("add", "edit", "delete")
    list_display = ["subject", "region", "written_by", "written_at"]
    filterset_class = LetterFilterSet
    search_fields = ["subject", "body", "recipients__email"]
    list_export = ["written_at", "region", "written_by", "subject", "body", "recipients"]
    related = ("region", "written_by")
    prefetched = ("recipients",)
