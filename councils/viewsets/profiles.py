"""Wellbeing profiles and monitoring reports in the back office."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from councils.models import MonitoringReport, WellbeingProfile
from registry.viewsets.filters import GuardedFilterSet, RegionFilter
from registry.viewsets.forms import RowsPanel
from registry.viewsets.panels import beside, in_three

from .drafts import DraftViewSet


class ProfileFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = WellbeingProfile
        fields = ["state"]


class WellbeingProfileViewSet(DraftViewSet):
    model = WellbeingProfile
    icon = "doc-full"
    list_display = ["__str__", "state", "approved_on"]
    filterset_class = ProfileFilterSet
    search_fields = ["region__short_name_et"]
    list_export = ["region", "version", "state", "approved_on"]
    tabs = {
        _("Heaoluprofiil"): [
            FieldPanel("region"),
            beside("shows_coverage", "shows_shortcomings"),
            RowsPanel(
                "sections",
                [beside("kind", "order"), *in_three("title", "text"), FieldPanel("measure")],
                heading=_("Profiili osad"),
                label=_("profiili osa"),
            ),
        ]
    }


class ReportFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = MonitoringReport
        fields = ["state"]


class MonitoringReportViewSet(DraftViewSet):
    model = MonitoringReport
    icon = "history"
    list_display = ["__str__", "state", "approved_on"]
    filterset_class = ReportFilterSet
    search_fields = ["region__short_name_et", "text_et"]
    list_export = ["region", "version", "as_of", "state", "approved_on"]
    related = ("region", "decision", "strategy")
    tabs = {_("Seire"): [beside("region", "strategy", "as_of"), *in_three("text")]}
