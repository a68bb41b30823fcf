"""What stands around services: the municipalities that they serve, their target groups.

There are few of these and they hardly ever change, so they are kept, and a page of services asks only which service
has which: making the same rows anew for each service took most of the time of a page of cards.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Count, Model

from registry.kept import for_a_minute
from registry.models import Municipality, Service, ServiceType, TargetGroup
from registry.models.dated import in_force


@for_a_minute
def municipalities_in_force(today: date) -> Mapping[int, Municipality]:
    """The municipalities of a day, each with its region and how many the region has (``in_region``)."""
    in_region = Count("region__municipalities", filter=in_force(today, "region__municipalities__"))
    return Municipality.objects.in_force(today).select_related("region").annotate(in_region=in_region).in_bulk()


@for_a_minute
def target_groups() -> Mapping[int, TargetGroup]:
    """All target groups."""
    return TargetGroup.objects.in_bulk()


@for_a_minute
def groups_of_types() -> Mapping[int, Sequence[TargetGroup]]:
    """The target groups of each service type."""
    pairs = ServiceType.objects.filter(target_groups__isnull=False).order_by().values_list("pk", "target_groups")
    return _gathered(pairs, target_groups())


def remember_around(services: Sequence[Service], today: date) -> None:
    """Give services their municipalities and target groups as a prefetch does, in two queries."""
    rows = Service.objects.filter(pk__in=[service.pk for service in services]).order_by()
    areas = rows.filter(municipalities__isnull=False).values_list("pk", "municipalities")
    groups = rows.filter(target_groups__isnull=False).values_list("pk", "target_groups")
    served, meant = _gathered(areas, municipalities_in_force(today)), _gathered(groups, target_groups())
    of_type = groups_of_types()
    for service in services:
        _remember(service, "municipalities", Municipality, served[service.pk])
        _remember(service, "target_groups", TargetGroup, meant[service.pk])
        if service.service_type:
            _remember(service.service_type, "target_groups", TargetGroup, of_type.get(service.service_type.pk, ()))


def _gathered(pairs: Iterable[tuple[int, int]], known: Mapping[int, Model]) -> Mapping[int, list]:
    found: dict[int, list] = defaultdict(list)
    for key, other in sorted(pairs):
        if other in known:
            found[key].append(known[other])
    return found


def _remember(row: Model, name: str, model: type[Model], others: Sequence[Model]) -> None:
    # As Django's own prefetch leaves it; the relation's manager would build its filters anew for every row.
    rows = model._default_manager.all()
    vars(rows).update(_result_cache=list(others), _prefetch_done=True)
    vars(row).setdefault("_prefetched_objects_cache", {})[name] = rows
