"""Which region a row belongs to: the one place that knows (design, "Row-level rights").

A row is kept by the staff of the region where its organisation sits; what has no organisation, or one without a seat,
belongs to the regions whose residents it serves; what still has none is kept by national staff alone.
"""

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet

from . import models

Lookup = str
SEAT = "municipality__region"
OF_ORGANIZATION = f"organization__{SEAT}"

REGION_LOOKUPS: dict[type[Model], tuple[Lookup, ...]] = {
    models.Region: ("pk",),
    models.Municipality: ("region",),
    models.Organization: (SEAT,),
    models.OrganizationRole: (OF_ORGANIZATION,),
    models.OrganizationAssignment: (OF_ORGANIZATION,),
    models.HospitalPlanEntry: ("region",),
    models.PatientList: ("municipalities__region",),
    models.Location: (SEAT,),
    models.Service: (OF_ORGANIZATION, "municipalities__region"),
    models.ServiceAtLocation: (
        f"service__{OF_ORGANIZATION}",
        f"service__{SEAT.replace('municipality', 'municipalities')}",
    ),
    models.Schedule: (f"location__{SEAT}", f"service_at_location__service__{OF_ORGANIZATION}"),
    models.ScheduleException: (f"location__{SEAT}", f"service_at_location__service__{OF_ORGANIZATION}"),
    models.Contact: (OF_ORGANIZATION,),
    models.Shortcoming: ("region",),
    models.ErrorReport: (f"service__{OF_ORGANIZATION}", OF_ORGANIZATION, f"location__{SEAT}"),
    models.Letter: ("region",),
    models.RegionAssignment: ("region",),
}


def within(model: type[Model], region_ids: Iterable[int]) -> Q:
    """The condition that a row of that model belongs to one of the regions.

    The first lookup that leads to a region decides; the later ones stand in where the earlier lead nowhere. Raises
    KeyError for a model without a known region.
    """
    ids = list(region_ids)
    condition, unknown = Q(pk__in=[]), Q()
    for lookup in REGION_LOOKUPS[model]:
        condition |= unknown & Q(**{f"{lookup}__in": ids})
        unknown &= Q(**{f"{lookup}__isnull": True})
    return condition


def of_regions(queryset: QuerySet, region_ids: Iterable[int]) -> QuerySet:
    """The rows of a queryset that belong to one of the regions, each once."""
    kept = queryset.model._default_manager.filter(within(queryset.model, region_ids)).values("pk")
    return queryset.filter(pk__in=kept)
