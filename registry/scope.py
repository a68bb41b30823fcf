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

OPENING = (
    f"location__{SEAT}",
    f"service_at_location__service__{OF_ORGANIZATION}",
    "service_at_location__service__municipalities__region",
)

REGION_LOOKUPS: dict[type[Model], tuple[Lookup, ...]] = {
    models.Region: ("pk",),
    models.Municipality: ("region",),
    models.Organization: (SEAT, "services__municipalities__region", "patient_lists__municipalities__region"),
    models.OrganizationRole: (OF_ORGANIZATION,),
    models.OrganizationAssignment: (OF_ORGANIZATION,),
    models.HospitalPlanEntry: ("region",),
    models.PatientList: ("municipalities__region",),
    models.Location: (SEAT,),
    models.Service: (OF_ORGANIZATION, "municipalities__region"),
    models.ServiceAtLocation: (f"service__{OF_ORGANIZATION}", "service__municipalities__region"),
    models.Schedule: OPENING,
    models.ScheduleException: OPENING,
    models.Contact: (OF_ORGANIZATION, "region"),
    models.Shortcoming: ("region",),
    models.ErrorReport: (f"service__{OF_ORGANIZATION}", OF_ORGANIZATION, f"location__{SEAT}"),
    models.Letter: ("region",),
    models.LetterRecipient: ("letter__region",),
    models.RegionAssignment: ("region",),
}

NATIONAL: set[type[Model]] = {
    models.GlossaryTerm,
    models.HelpLine,
    models.Language,
    models.ServiceType,
    models.Situation,
    models.TargetGroup,
}
"""What belongs to the whole country: everybody in the back office sees it."""

KEPT_NATIONALLY: set[type[Model]] = NATIONAL | {
    models.HospitalPlanEntry,
    models.Municipality,
    models.Region,
    models.RegionAssignment,
}
"""What national editors alone change: reference data by law, and who acts where."""


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
