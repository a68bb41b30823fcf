"""Services as records: what they say, what they inherit from their type, whom and where they serve."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q

from registry.models import Service, ServiceType
from search.analysis.documents import DESCRIPTION, INHERITED, KEYWORD, MENTION, NAME, TRANSLATION, Text
from search.analysis.language import ESTONIAN
from search.asking.plan import type_token
from search.engines.base import Record
from search.engines.fields import SERVICE
from search.records.kinds import EVERYWHERE, Affected, Kind
from search.records.surroundings import Around, Surroundings, read
from search.records.texts import Analysed, analysed, record, translated

NAME_OF_KIND = SERVICE
_TYPE_WEIGHT = 6
_FEW_MUNICIPALITIES = 5


def load(ids: Sequence[int], on: date) -> Iterator[Record]:
    """Records of the services offered on the day."""
    services = list(Service.objects.offered_on(on).filter(pk__in=ids))
    beside: Surroundings = read(services)
    inherited: dict[int | None, Analysed] = {None: analysed(())}
    for service in services:
        around = beside.of(service)
        kind = around.kind
        if service.service_type_id not in inherited and kind:
            inherited[service.service_type_id] = analysed(_inherited(kind))
        yield record(
            NAME_OF_KIND,
            service.pk,
            _texts(service, around),
            _facets(service, around),
            service.checked_on,
            {type_token(kind.code): _TYPE_WEIGHT} if kind else None,
            inherited[service.service_type_id],
        )


def _texts(service: Service, around: Around) -> Iterator[Text]:
    yield from translated(service, "name", NAME, TRANSLATION)
    yield from translated(service, "keywords", KEYWORD, KEYWORD)
    yield from translated(service, "description", DESCRIPTION, DESCRIPTION)
    yield from translated(service, "eligibility_description", MENTION, MENTION)
    if around.provider:
        yield Text(around.provider.name, ESTONIAN, MENTION)
        yield Text(around.provider.alternate_name, ESTONIAN, MENTION)
    for name in dict.fromkeys(_place_names(around)):
        yield Text(name, ESTONIAN, MENTION)


def _inherited(kind: ServiceType) -> Iterator[Text]:
    yield from translated(kind, "name", INHERITED, INHERITED)
    yield from translated(kind, "keywords", INHERITED, INHERITED)
    yield from translated(kind, "description", MENTION, MENTION)


def _place_names(around: Around) -> Iterator[str]:
    """Where it is and whom it serves, as far as few are named: people type the town beside the need."""
    if len(around.served) <= _FEW_MUNICIPALITIES:
        for area in around.served:
            yield area.name
            yield area.region_name
    for place in around.places:
        yield place.city
        yield place.area.name


def _facets(service: Service, around: Around) -> dict[str, tuple[str, ...]]:
    everywhere = (EVERYWHERE,) if service.serves_all else ()
    settings = {"home": service.at_home, "on_site": service.on_site, "remote": service.remote}
    return {
        "region": everywhere or _once(area.region for area in around.served),
        "municipality": everywhere or tuple(area.code for area in around.served),
        "service_types": (around.kind.code,) if around.kind else (),
        "target_groups": around.groups,
        "costs": (service.cost,),
        "referrals": (service.referral,),
        "settings": tuple(name for name, given in settings.items() if given),
        "languages": around.languages,
        "access": tuple(sorted(frozenset[str]().union(*(place.access for place in around.places)))),
        "near": _near(service, around),
    }


def _near(service: Service, around: Around) -> tuple[str, ...]:
    """Where to go for it: its places, else its provider's seat, else those it serves."""
    if around.places:
        return _once(place.area.code for place in around.places)
    seat = around.provider.seat if around.provider else None
    if seat and not service.at_home:
        return (seat.code,)
    return tuple(area.code for area in around.served) or ((EVERYWHERE,) if service.serves_all else ())


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
