"""Who works for a TERVIK, and its coordination areas: kept by the staff of its region (T10, T11)."""

from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel

from agreements.area_findings import areas_of, findings_on
from agreements.area_words import sentence
from agreements.models import CoordinationArea, TervikPost
from agreements.services.staff import close_row, save_area, save_post
from registry.viewsets.closing import CloseView
from registry.viewsets.filters import GuardedFilterSet, InForceFilter, RegionFilter
from registry.viewsets.guarded import GuardedViewSet
from registry.viewsets.objects import GuardedCreateView, GuardedEditView, GuardedInspectView
from registry.viewsets.panels import beside, ticked, validity

FINDINGS = "findings"


class SavesPost:
    """Saves a post through its service."""

    def save_instance(self) -> Model:
        return save_post(self.request.user, self.form.instance, self.form.save)


class PostCreateView(SavesPost, GuardedCreateView):
    """Adds a post."""


class PostEditView(SavesPost, GuardedEditView):
    """Changes a post."""


class SavesArea:
    """Saves an area through its service."""

    def save_instance(self) -> Model:
        return save_area(self.request.user, self.form.instance, self.form.save)


class AreaCreateView(SavesArea, GuardedCreateView):
    """Adds an area."""


class AreaEditView(SavesArea, GuardedEditView):
    """Changes an area."""


class CloseRowView(CloseView):
    """Closes through the service, which records it."""

    def close(self, last_day: date) -> None:
        close_row(self.request.user, self.object, last_day)


class AreaInspectView(GuardedInspectView):
    """The area, and what stands against the county's areas today."""

    def get_findings_display_value(self) -> str:
        region = self.object.tervik.region
        found = findings_on(region, areas_of(region), timezone.localdate())
        if not found:
            return _("Kõik on korras.")
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((sentence(one),) for one in found)))

    def get_field_label(self, field_name: str, field: Any) -> str:
        return _("Mis on puudu või vastuolus") if field_name == FINDINGS else super().get_field_label(field_name, field)


class PostFilterSet(GuardedFilterSet):
    region = RegionFilter()
    in_force = InForceFilter()

    class Meta:
        model = TervikPost
        fields = ["role"]


class TervikPostViewSet(GuardedViewSet):
    model = TervikPost
    icon = "user"
    add_view_class = PostCreateView
    edit_view_class = PostEditView
    close_view_class = CloseRowView
    without = ("delete",)
    inspect_view_fields = ["role", "contact", "tervik", "municipalities", "paid_by", "valid_from", "valid_to"]
    list_display = ["__str__", "tervik", "paid_by", "valid_from", "valid_to"]
    filterset_class = PostFilterSet
    search_fields = ["contact__name", "tervik__name"]
    list_export = ["tervik", "role", "contact", "paid_by", "municipalities", "valid_from", "valid_to"]
    related = ("tervik", "contact__organization")
    prefetched = ("municipalities",)
    tabs = {
        gettext_lazy("Töötaja"): [
            FieldPanel("tervik"),
            FieldPanel("role"),
            FieldPanel("contact"),
            ticked("municipalities"),
            FieldPanel("paid_by"),
            validity(),
        ]
    }


class AreaFilterSet(GuardedFilterSet):
    region = RegionFilter()
    in_force = InForceFilter()

    class Meta:
        model = CoordinationArea
        fields: list[str] = []


class CoordinationAreaViewSet(GuardedViewSet):
    model = CoordinationArea
    icon = "grid"
    add_view_class = AreaCreateView
    edit_view_class = AreaEditView
    close_view_class = CloseRowView
    inspect_view_class = AreaInspectView
    without = ("delete",)
    inspect_view_fields = [
        "name",
        "tervik",
        "municipalities",
        "network_manager",
        "order_number",
        "ordered_on",
        "order_document",
        "valid_from",
        "valid_to",
        FINDINGS,
    ]
    list_display = ["name", "tervik", "network_manager", "ordered_on", "valid_from", "valid_to"]
    filterset_class = AreaFilterSet
    search_fields = ["name", "tervik__name"]
    list_export = [
        "tervik",
        "name",
        "municipalities",
        "network_manager",
        "order_number",
        "ordered_on",
        "valid_from",
        "valid_to",
    ]
    related = ("tervik", "network_manager__contact__organization")
    prefetched = ("municipalities",)
    tabs = {
        gettext_lazy("Koordinatsioonipiirkond"): [
            FieldPanel("tervik"),
            FieldPanel("name"),
            ticked("municipalities"),
            FieldPanel("network_manager"),
            beside("order_number", "ordered_on"),
            FieldPanel("order_document"),
            validity(),
        ]
    }
