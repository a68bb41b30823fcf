"""Regions, municipalities and the hospital plan: reference data, kept by national staff."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from registry.models import HospitalPlanEntry, Municipality, Region

from .filters import GuardedFilterSet, InForceFilter, RegionFilter
from .guarded import GuardedViewSet
from .panels import beside, in_three, validity


class RegionViewSet(GuardedViewSet):
    model = Region
    icon = "globe"
    list_display = ["short_name", "name", "code", "population", "population_on"]
    search_fields = ["name_et", "name_ru", "name_en", "code"]
    list_export = [
        "code",
        "name_et",
        "name_ru",
        "name_en",
        "population",
        "population_on",
        "population_source",
        "area_km2",
    ]
    tabs = {
        _("Heaolupiirkond"): [
            *in_three("name", "short_name"),
            beside("code", "slug", "iso_code"),
            beside("population", "population_on", "area_km2"),
            FieldPanel("population_source"),
            beside("map_column", "map_row"),
            validity(),
        ]
    }


class MunicipalityFilterSet(GuardedFilterSet):
    region = RegionFilter()
    in_force = InForceFilter()

    class Meta:
        model = Municipality
        fields = ["kind"]


class MunicipalityViewSet(GuardedViewSet):
    model = Municipality
    icon = "home"
    list_display = ["name", "code", "region", "population", "valid_to", "successor"]
    filterset_class = MunicipalityFilterSet
    search_fields = ["name", "code"]
    list_export = [
        "code",
        "name",
        "kind",
        "region",
        "successor",
        "population",
        "population_on",
        "valid_from",
        "valid_to",
    ]
    related = ("region", "successor")
    tabs = {
        _("Vald või linn"): [
            beside("name", "code", "kind"),
            FieldPanel("region"),
            FieldPanel("successor"),
            beside("population", "population_on", "area_km2"),
            beside("latitude", "longitude"),
            validity(),
            FieldPanel("validity_note"),
        ]
    }


class HospitalPlanFilterSet(GuardedFilterSet):
    region = RegionFilter()
    in_force = InForceFilter()

    class Meta:
        model = HospitalPlanEntry
        fields = ["is_excluded"]


class HospitalPlanViewSet(GuardedViewSet):
    model = HospitalPlanEntry
    icon = "plus-inverse"
    list_display = ["organization", "region", "category", "is_excluded", "valid_from", "valid_to"]
    filterset_class = HospitalPlanFilterSet
    search_fields = ["organization__name", "category"]
    list_export = ["organization", "region", "category", "is_excluded", "valid_from", "valid_to", "source"]
    related = ("organization", "region")
    tabs = {
        _("Kanne"): [
            FieldPanel("organization"),
            FieldPanel("region"),
            FieldPanel("category"),
            FieldPanel("is_excluded"),
            validity(),
            FieldPanel("source"),
        ]
    }
