"""What the quorum was found to be, and what a late entry changed in it (T7)."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import QuorumReading
from registry.viewsets.filters import GuardedFilterSet, RegionFilter
from registry.viewsets.objects import GuardedInspectView

from .read_only import RecordViewSet

NAMES = {
    "hospitals": gettext_lazy("haiglad"),
    "municipalities": gettext_lazy("vallad ja linnad"),
    "gp_lists": gettext_lazy("nimistud"),
    "gp_providers": gettext_lazy("perearstiabi osutajad"),
    "first_met_on": gettext_lazy("esimest korda täis"),
    "met": gettext_lazy("kvoorum on täis"),
}


class ReadingInspectView(GuardedInspectView):
    """Figures and corrections as people read them."""

    def get_figures_display_value(self) -> str:
        rows = ((NAMES[name], one["joined"], one["total"], one["needed"]) for name, one in self.object.figures.items())
        text = _("{}: liitunud {}, kokku {}, vaja {}")
        return format_html("<ul>{}</ul>", format_html_join("", f"<li>{text}</li>", rows))

    def get_corrections_display_value(self) -> str:
        rows = ((NAMES[one["what"]], said(one["before"]), said(one["after"])) for one in self.object.corrections)
        text = _("{}: oli {}, nüüd {}")
        return format_html("<ul>{}</ul>", format_html_join("", f"<li>{text}</li>", rows)) or "-"


def said(value: Any) -> str:
    """A stored value in words."""
    if isinstance(value, dict):
        return f"{value['joined']}/{value['total']}"
    return _("jah") if value is True else _("ei") if value in (None, False) else str(value)


class ReadingFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = QuorumReading
        fields = ["met"]


class QuorumReadingViewSet(RecordViewSet):
    model = QuorumReading
    icon = "list-ol"
    inspect_view_class = ReadingInspectView
    inspect_view_fields = ["region", "on", "read_at", "rule_set", "met", "first_met_on", "figures", "corrections"]
    list_display = ["__str__", "met", "first_met_on", "rule_set", "read_at"]
    filterset_class = ReadingFilterSet
    search_fields = ["region__name_et", "region__code"]
    list_export = ["region", "on", "read_at", "rule_set", "met", "first_met_on", "figures", "corrections"]
    related = ("region", "rule_set")
