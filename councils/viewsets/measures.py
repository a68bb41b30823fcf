"""The catalogue of measures and their values in the back office."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from councils.models import Measure, MeasureValue
from registry.viewsets.filters import GuardedFilterSet, RegionFilter, choose
from registry.viewsets.guarded import GuardedViewSet
from registry.viewsets.panels import beside, in_three, source_and_check


class MeasureFilterSet(GuardedFilterSet):
    class Meta:
        model = Measure
        fields = ["is_agreed", "is_dashboard", "direction"]


class MeasureViewSet(GuardedViewSet):
    model = Measure
    icon = "sliders"
    list_display = ["name", "unit", "direction", "is_agreed", "is_dashboard"]
    filterset_class = MeasureFilterSet
    search_fields = ["name_et", "code", "definition_et"]
    list_export = ["code", "name_et", "name_ru", "name_en", "unit", "direction", "frequency", "original_target"]
    tabs = {
        _("Mõõdik"): [
            beside("code", "order"),
            *in_three("name", "definition", "computation", "data_source"),
            beside("unit", "decimals", "direction", "frequency"),
            beside("is_agreed", "is_dashboard"),
        ],
        _("Siht"): [
            MultiFieldPanel(
                [
                    FieldPanel("original_target"),
                    beside("target_kind", "target_number"),
                    FieldPanel("compared_with"),
                ],
                heading=_("Kokku lepitud siht"),
            ),
            source_and_check(),
        ],
    }


class MeasureValueFilterSet(GuardedFilterSet):
    region = RegionFilter()
    measure = choose(Measure, "measure", _("mõõdik"))

    class Meta:
        model = MeasureValue
        fields = ["year", "part", "status", "sex", "age_group"]


class MeasureValueViewSet(GuardedViewSet):
    model = MeasureValue
    icon = "table"
    list_display = ["__str__", "number", "status", "sex", "age_group", "source"]
    filterset_class = MeasureValueFilterSet
    search_fields = ["measure__name_et", "measure__code", "source"]
    list_export = ["measure", "region", "year", "part", "sex", "age_group", "number", "status", "source"]
    related = ("measure", "region")
    tabs = {
        _("Väärtus"): [
            FieldPanel("measure"),
            beside("region", "year", "part"),
            beside("sex", "age_group"),
            beside("number", "status"),
            FieldPanel("source"),
        ]
    }
