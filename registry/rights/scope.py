"""Which region a row belongs to: the one place that knows (design, "Row-level rights").

A row is kept by the staff of the region where its organisation sits; what has no organisation, or one without a seat,
belongs to the regions whose residents it serves; what still has none is kept by national staff alone.
"""

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet

from registry import models

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


BY_SERVICES: set[type[Model]] = set()
"""What changes through services alone: everybody reads it in their regions, nobody edits it in a form."""

SHARED: set[type[Model]] = set()
"""What everybody in the back office sees where it belongs to no region."""


def place(
    model: type[Model],
    *lookups: Lookup,
    kept_nationally: bool = False,
    by_services: bool = False,
    shared: bool = False,
) -> None:
    """Say to which regions the rows of an upper app's model belong; called when that app is ready.

    Without a lookup the rows belong to no region: national staff alone see them.
    """
    REGION_LOOKUPS[model] = lookups
    for wanted, models_of_the_kind in (
        (kept_nationally, KEPT_NATIONALLY),
        (by_services, BY_SERVICES),
        (shared, SHARED),
    ):
        if wanted:
            models_of_the_kind.add(model)


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


def without_region(queryset: QuerySet) -> QuerySet:
    """The rows of a queryset that belong to no region."""
    condition = Q()
    for lookup in REGION_LOOKUPS[queryset.model]:
        condition &= Q(**{f"{lookup}__isnull": True})
    kept = queryset.model._default_manager.filter(condition).values("pk")
    return queryset.filter(pk__in=kept)
