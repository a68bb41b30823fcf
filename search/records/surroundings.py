"""What stands beside services: areas, places, providers, kinds, as little of each as the index needs.

Read in a handful of queries for a portion of services, since building every related row is most of a rebuild's time.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from registry.models import Language, Location, Municipality, Organization, Service, ServiceType, TargetGroup
from registry.models.places import Access

_ACCESS = ("wheelchair", "hearing", "sight")


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality by EHAK code and name, with its county."""

    code: str
    name: str
    region: str
    region_name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is given; `access`: the needs it suits."""

    city: str
    area: Area
    access: frozenset[str]


@dataclass(frozen=True, slots=True)
class Provider:
    """Who gives it, and the seat."""

    name: str
    alternate_name: str
    seat: Area | None


@dataclass(frozen=True, slots=True)
class Around:
    """All that stands beside one service; a former municipality brings its successor, for its residents moved there."""

    served: tuple[Area, ...] = ()
    places: tuple[Place, ...] = ()
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    provider: Provider | None = None
    kind: ServiceType | None = None


@dataclass(slots=True)
class Surroundings:
    """What stands beside each service of a portion."""

    _areas: dict[int, tuple[Area, ...]]
    _kinds: dict[int, ServiceType]
    _providers: dict[int, Provider]
    _served: dict[int, list[int]]
    _places: dict[int, list[Place]]
    _groups: dict[int, list[str]]
    _kind_groups: dict[int, list[str]]
    _languages: dict[int, list[str]] = field(default_factory=dict)

    def of(self, service: Service) -> Around:
        """One service's."""
        pk = service.pk
        served = [area for number in self._served.get(pk, ()) for area in self._areas[number]]
        return Around(
            served=tuple(dict.fromkeys(served)),
            places=tuple(self._places.get(pk, ())),
            groups=tuple(self._groups.get(pk) or self._kind_groups.get(service.service_type_id or 0, [])),
            languages=tuple(self._languages.get(pk, ())),
            provider=self._providers.get(service.organization_id or 0),
            kind=self._kinds.get(service.service_type_id or 0),
        )


def read(services: Sequence[Service]) -> Surroundings:
    """What stands beside these services; ten queries."""
    ids = [service.pk for service in services]
    areas = _areas()
    groups = dict(TargetGroup.objects.values_list("pk", "code"))
    languages = dict(Language.objects.values_list("pk", "code"))
    return Surroundings(
        _areas=areas,
        _kinds=ServiceType.objects.in_bulk(),
        _providers=_providers({service.organization_id for service in services}, areas),
        _served=_pairs(Service.municipalities.through, "service_id", "municipality_id", ids),
        _places=_places(ids, areas),
        _groups=_named(_pairs(Service.target_groups.through, "service_id", "targetgroup_id", ids), groups),
        _kind_groups=_named(_pairs(ServiceType.target_groups.through, "servicetype_id", "targetgroup_id"), groups),
        _languages=_named(_pairs(Service.languages.through, "service_id", "language_id", ids), languages),
    )


def _areas() -> dict[int, tuple[Area, ...]]:
    """Each municipality, after it the one that it became part of."""
    rows = list(
        Municipality.objects.values_list("pk", "code", "name", "region__code", "region__name_et", "successor_id")
    )
    own = {pk: Area(code, name, region, region_name) for pk, code, name, region, region_name, _ in rows}
    return {pk: (own[pk], own[successor]) if successor else (own[pk],) for pk, *_, successor in rows}


def _providers(ids: set[int | None], areas: dict[int, tuple[Area, ...]]) -> dict[int, Provider]:
    rows = Organization.objects.filter(pk__in=[pk for pk in ids if pk])
    return {
        pk: Provider(name, alternate_name, areas[seat][0] if seat else None)
        for pk, name, alternate_name, seat in rows.values_list("pk", "name", "alternate_name", "municipality_id")
    }


def _places(ids: Sequence[int], areas: dict[int, tuple[Area, ...]]) -> dict[int, list[Place]]:
    through = _pairs(Service.locations.through, "service_id", "location_id", ids)
    wanted = {location for locations in through.values() for location in locations}
    rows = Location.objects.filter(pk__in=wanted).values_list("pk", "city", "municipality_id", *_ACCESS)
    places = {
        pk: Place(
            city,
            areas[area][0],
            frozenset(need for need, has in zip(_ACCESS, access, strict=True) if has == Access.YES),
        )
        for pk, city, area, *access in rows
    }
    return {service: [places[location] for location in locations] for service, locations in through.items()}


def _pairs(model: type[Model], key: str, value: str, ids: Sequence[int] | None = None) -> dict[int, list[int]]:
    """A table between two others as key → values."""
    rows = model._default_manager.order_by("pk")
    if ids is not None:
        rows = rows.filter(**{f"{key}__in": ids})
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in rows.values_list(key, value):
        found[one].append(other)
    return found


def _named(pairs: dict[int, list[int]], names: dict[int, Any]) -> dict[int, list[str]]:
    return {one: [names[other] for other in others] for one, others in pairs.items()}
