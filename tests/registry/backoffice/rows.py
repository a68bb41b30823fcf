"""Rows of every model in a region, and the addresses of every view."""

from django.db.models import Model
from django.urls import reverse

from registry.models import (
    Contact,
    ErrorReport,
    HospitalPlanEntry,
    Letter,
    Location,
    Municipality,
    Organization,
    OrganizationAssignment,
    PatientList,
    Region,
    RegionAssignment,
    Service,
    Shortcoming,
)
from registry.rights.scope import KEPT_NATIONALLY, NATIONAL
from registry.viewsets.guarded import GuardedViewSet
from registry.viewsets.register import VIEWSETS
from tests.factories import FACTORIES

SEAT = "municipality__region"
REGION_OF = {
    Contact: f"organization__{SEAT}",
    ErrorReport: f"service__organization__{SEAT}",
    HospitalPlanEntry: f"organization__{SEAT}",
    Letter: "region",
    Location: f"organization__{SEAT}",
    Municipality: "region",
    Organization: SEAT,
    OrganizationAssignment: f"organization__{SEAT}",
    PatientList: f"provider__{SEAT}",
    RegionAssignment: "region",
    Service: f"organization__{SEAT}",
    Shortcoming: "region",
}
REGIONAL = [one for one in VIEWSETS if one.model not in NATIONAL]
KEPT_IN_REGIONS = [one for one in VIEWSETS if one.model not in KEPT_NATIONALLY]
OBJECT_VIEWS = ("inspect", "history", "history_results", "edit", "delete", "copy", "close")
CHANGING = ("edit", "delete", "close")


def name_of(viewset: object) -> str:
    return viewset.name if isinstance(viewset, GuardedViewSet) else str(viewset)


def row_in(model: type[Model], region: Region) -> Model:
    """A row of that model that belongs to the region; of national models any row."""
    if model is Region:
        return region
    if model in NATIONAL:
        return FACTORIES[model]()
    return FACTORIES[model](**{REGION_OF[model]: region})


def url(viewset: GuardedViewSet, view: str, row: Model | None = None) -> str:
    return reverse(viewset.get_url_name(view), args=[row.pk] if row else [])


def urls(viewset: GuardedViewSet, row: Model, views: tuple[str, ...] = OBJECT_VIEWS) -> list[str]:
    """The addresses of a row's views, those that its model has."""
    present = {pattern.name for pattern in viewset.get_urlpatterns()}
    return [url(viewset, view, row) for view in views if view in present]


def stored(row: Model) -> dict | None:
    """A row as the database holds it now."""
    return type(row)._base_manager.filter(pk=row.pk).values().first()
