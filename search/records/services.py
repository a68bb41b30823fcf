"""Services as records: their words, what they inherit from their type, and what they are filtered by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from registry.models import Location, Municipality, Service, ServiceType
from registry.models.places import Access
from search.analysis.documents import DESCRIPTION, INHERITED, KEYWORD, MENTION, NAME, TRANSLATION, Text
from search.analysis.language import ESTONIAN
from search.engines.base import Record
from search.plan import type_token
from search.records.kinds import Affected, Kind
from search.records.texts import record, translated

NAME_OF_KIND = "service"
EVERYWHERE = "*"
_TYPE_WEIGHT = 6
_FEW_MUNICIPALITIES = 5
_ACCESS = ("wheelchair", "hearing", "sight")


def load(ids: Sequence[int], on: date) -> Iterator[Record]:
    """Records of the services offered on the day."""
    services = (
        Service.objects.offered_on(on)
        .filter(pk__in=ids)
        .select_related("service_type", "organization__municipality__region")
        .prefetch_related(
            "service_type__target_groups",
            "target_groups",
            "languages",
            "municipalities__region",
            "municipalities__successor__region",
            "locations__municipality__region",
        )
    )
    for service in services:
        around = _around(service)
        yield record(
            NAME_OF_KIND,
            service.pk,
            _texts(service, around),
            _facets(service, around),
            service.checked_on,
            {type_token(service.service_type.code): _TYPE_WEIGHT} if service.service_type else None,
        )


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands beside a service: read once, since each reading of a relation costs."""

    served: tuple[Municipality, ...]
    places: tuple[Location, ...]


def _around(service: Service) -> _Around:
    """The municipalities served and the places; a former municipality brings its successor with its residents."""
    served = list(service.municipalities.all())
    served += [municipality.successor for municipality in served if municipality.successor]
    return _Around(tuple(dict.fromkeys(served)), tuple(service.locations.all()))


def _texts(service: Service, around: _Around) -> Iterator[Text]:
    yield from translated(service, "name", NAME, TRANSLATION)
    yield from translated(service, "keywords", KEYWORD, KEYWORD)
    yield from translated(service, "description", DESCRIPTION, DESCRIPTION)
    yield from translated(service, "eligibility_description", MENTION, MENTION)
    if service.service_type:
        yield from _inherited(service.service_type)
    if service.organization:
        yield Text(service.organization.name, ESTONIAN, MENTION)
        yield Text(service.organization.alternate_name, ESTONIAN, MENTION)
    for name in dict.fromkeys(_place_names(around)):
        yield Text(name, ESTONIAN, MENTION)


def _inherited(kind: ServiceType) -> Iterator[Text]:
    yield from translated(kind, "name", INHERITED, INHERITED)
    yield from translated(kind, "keywords", INHERITED, INHERITED)
    yield from translated(kind, "description", MENTION, MENTION)


def _place_names(around: _Around) -> Iterator[str]:
    """Where it is and whom it serves, as far as few are named: people type the town beside the need."""
    if len(around.served) <= _FEW_MUNICIPALITIES:
        for municipality in around.served:
            yield municipality.name
            yield municipality.region.name
    for location in around.places:
        yield location.city
        yield location.municipality.name


def _facets(service: Service, around: _Around) -> dict[str, tuple[str, ...]]:
    everywhere = (EVERYWHERE,) if service.serves_all else ()
    groups = list(service.target_groups.all())
    if not groups and service.service_type:
        groups = list(service.service_type.target_groups.all())
    settings = {"home": service.at_home, "on_site": service.on_site, "remote": service.remote}
    return {
        "region": everywhere or _once(municipality.region.code for municipality in around.served),
        "municipality": everywhere or _once(municipality.code for municipality in around.served),
        "service_types": (service.service_type.code,) if service.service_type else (),
        "target_groups": _once(group.code for group in groups),
        "costs": (service.cost,),
        "referrals": (service.referral,),
        "settings": tuple(name for name, given in settings.items() if given),
        "languages": _once(language.code for language in service.languages.all()),
        "access": _access(around),
        "near": _near(service, around),
    }


def _access(around: _Around) -> tuple[str, ...]:
    return tuple(need for need in _ACCESS if any(getattr(place, need) == Access.YES for place in around.places))


def _near(service: Service, around: _Around) -> tuple[str, ...]:
    """Where to go for it: its places, else its provider's seat, else those it serves."""
    if around.places:
        return _once(location.municipality.code for location in around.places)
    seat = service.organization.municipality if service.organization else None
    if seat and not service.at_home:
        return (seat.code,)
    return _once(municipality.code for municipality in around.served) or ((EVERYWHERE,) if service.serves_all else ())


def _once(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _turning(on: date) -> list[int]:
    """Services that begin on the day, or ended the day before, with their providers' ends."""
    eve = on - timedelta(days=1)
    turned = Q(valid_from=on) | Q(valid_to=eve) | Q(organization__valid_to=eve)
    return list(Service.objects.filter(turned).values_list("pk", flat=True))


def _by(lookup: str) -> Affected:
    def affected(ids: Sequence[int]) -> Sequence[int]:
        return list(Service.objects.filter(**{f"{lookup}__in": ids}).values_list("pk", flat=True).distinct())

    return affected


SERVICES = Kind(
    name=NAME_OF_KIND,
    load=load,
    all_ids=lambda: Service.objects.order_by("pk").values_list("pk", flat=True).iterator(),
    affected_by={
        "service": list,
        "organization": _by("organization"),
        "location": _by("locations"),
        "service_type": _by("service_type"),
        "municipality": _by("municipalities"),
    },
    turning=_turning,
)
