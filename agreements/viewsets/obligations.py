"""The duty to join, for the ministry and for staff of the region (T7)."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from agreements.models import Obligation, ObligationNotice
from registry.viewsets.filters import GuardedFilterSet, RegionFilter
from registry.viewsets.objects import GuardedInspectView

from .read_only import RecordViewSet


class ObligationInspectView(GuardedInspectView):
    """The obligation with every notice that was given."""

    def get_notices_display_value(self) -> str:
        rows = (
            (reverse("obligation_notice", args=[one.pk]), one.number, one.deadline.strftime("%d.%m.%Y"))
            for one in self.object.notices.defer("content")
        )
        return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}">{}</a>, {}</li>', rows))

    def get_field_label(self, field_name: str, field: Any) -> str:
        if field_name == "notices":
            return capfirst(str(ObligationNotice._meta.verbose_name_plural))
        return super().get_field_label(field_name, field)


class ObligationFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = Obligation
        fields = ["state"]


class ObligationViewSet(RecordViewSet):
    model = Obligation
    icon = "warning"
    inspect_view_class = ObligationInspectView
    inspect_view_fields = ["party", "region", "state", "arose_on", "deadline", "ended_on", "rule_set", "notices"]
    list_display = ["party", "region", "state", "arose_on", "deadline", "ended_on"]
    filterset_class = ObligationFilterSet
    search_fields = ["party__name", "party__registry_code"]
    list_export = ["region", "party", "state", "arose_on", "deadline", "ended_on", "rule_set"]
    related = ("region", "party", "rule_set")
