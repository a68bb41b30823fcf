"""Strategies and their goals in the back office."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from councils.models import Goal, Strategy
from registry.viewsets.filters import GuardedFilterSet, RegionFilter
from registry.viewsets.forms import GuardedForm, RowsPanel
from registry.viewsets.guarded import GuardedViewSet
from registry.viewsets.panels import beside, in_three, validity

from .drafts import DraftViewSet


class StrategyFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = Strategy
        fields = ["state"]


class StrategyViewSet(DraftViewSet):
    model = Strategy
    icon = "form"
    list_display = ["__str__", "state", "valid_from", "valid_to", "approved_on"]
    filterset_class = StrategyFilterSet
    search_fields = ["title_et", "region__short_name_et"]
    list_export = ["region", "title_et", "version", "state", "valid_from", "valid_to", "approved_on"]
    without = ("close",)
    tabs = {
        _("Strateegia"): [FieldPanel("region"), *in_three("title", "lead"), validity()],
        _("Prioriteedid"): [
            RowsPanel(
                "priorities",
                [beside("proposer", "order"), *in_three("name")],
                heading=_("Prioriteedid"),
                label=_("prioriteet"),
                help_text=_("Kuni neli: kaks riigi ja kaks maakonna ettepanekul."),
            )
        ],
    }


class GoalForm(GuardedForm):
    everybodys = ("organization", "owed_by")


class GoalFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = Goal
        fields = ["group_kind"]


class GoalViewSet(GuardedViewSet):
    model = Goal
    icon = "pick"
    form_class = GoalForm
    list_display = ["name", "priority", "group", "who"]
    filterset_class = GoalFilterSet
    search_fields = ["name_et", "group_et"]
    list_export = ["name_et", "priority", "group_kind", "group_et", "who"]
    related = ("priority__strategy__region", "organization")
    tabs = {
        _("Eesmärk"): [
            beside("priority", "order"),
            *in_three("name", "description"),
            FieldPanel("group_kind"),
            *in_three("group"),
            beside("organization", "responsible"),
        ],
        _("Mõõdikud"): [
            RowsPanel(
                "measures",
                [
                    FieldPanel("measure"),
                    MultiFieldPanel(
                        [beside("kind", "number", "year"), FieldPanel("compared_with"), FieldPanel("original_words")],
                        heading=_("Siht"),
                    ),
                    beside("baseline_year", "baseline_part", "baseline_number", heading=_("Lähtetase")),
                    MultiFieldPanel(
                        [FieldPanel("owed_by"), beside("due_day", "due_month")], heading=_("Kes arvu annab")
                    ),
                    RowsPanel(
                        "year_targets", [beside("year", "number")], heading=_("Aastate sihid"), label=_("aasta siht")
                    ),
                ],
                heading=_("Mõõdikud"),
                label=_("mõõdik"),
            )
        ],
    }
