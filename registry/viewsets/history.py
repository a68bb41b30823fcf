"""The history of a row as a listing: who, when, which field, from what to what."""

from typing import Any

from django.db.models import QuerySet
from django.utils.formats import localize
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.widgets.button import HeaderButton

from registry.history import Act, acts
from registry.permissions import can_edit, readable


class DifferencesColumn(Column):
    """The fields that changed, old and new value beside each other."""

    cell_template_name = "registry/admin/differences_cell.html"


class FieldHistoryView(HistoryView):
    """Tells the history of a row that the person may see; another region's row is not found."""

    any_permission_required = ["view", "change"]
    filterset_class = None
    columns = [
        Column("when", label=_("Millal"), width="14%", accessor=lambda act: localize(localtime(act.when))),
        Column("who", label=_("Kes"), width="16%", accessor=lambda act: act.who or _("süsteem")),
        DifferencesColumn("differences", label=_("Mis muutus"), accessor=lambda act: act),
    ]

    def get_base_object_queryset(self) -> QuerySet:
        return readable(self.model._default_manager.all(), self.request.user)

    def get_base_queryset(self) -> list[Act]:
        return acts(self.object)

    def order_queryset(self, queryset: list[Act]) -> list[Act]:
        return queryset

    def get_edit_url(self, instance: Any) -> str | None:
        return super().get_edit_url(instance) if can_edit(self.request.user, instance) else None

    def get_table_kwargs(self) -> dict[str, Any]:
        """On a narrow screen the table moves in itself, and nothing in it takes the keyboard there."""
        return {**super().get_table_kwargs(), "attrs": {"tabindex": "0"}}

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return super().header_buttons if self.get_edit_url(self.object) else []
