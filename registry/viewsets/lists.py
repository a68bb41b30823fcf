"""Family doctors' lists."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from registry.models import PatientList

from .filters import GuardedFilterSet, InForceFilter, RegionFilter, municipality_filter
from .guarded import GuardedViewSet
from .panels import ticked, validity


class PatientListFilterSet(GuardedFilterSet):
    region = RegionFilter()
    municipality = municipality_filter("municipalities")
    in_force = InForceFilter()

    class Meta:
        model = PatientList
        fields: list[str] = []


class PatientListViewSet(GuardedViewSet):
    model = PatientList
    icon = "list-ul"
    list_display = ["list_code", "doctor", "provider", "valid_from", "valid_to"]
    filterset_class = PatientListFilterSet
    search_fields = ["list_code", "doctor", "provider__name"]
    list_export = [
        "list_code",
        "doctor",
        "provider",
        "provider.registry_code",
        "municipalities",
        "valid_from",
        "valid_to",
    ]
    related = ("provider",)
    prefetched = ("municipalities",)
    tabs = {
        _("Nimistu"): [
            FieldPanel("list_code"),
            FieldPanel("doctor"),
            FieldPanel("provider"),
            ticked("municipalities"),
            validity(),
            FieldPanel("source"),
        ]
    }
