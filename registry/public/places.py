"""Places as pages show them: address, access, hours; a service's own hours there go before the place's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from registry.models import Location, Schedule, ScheduleException, ServiceAtLocation
from registry.models.places import Access

from .hours import Hours, hours
from .told import Told, told

WHEELCHAIR = {
    Access.YES: lambda: _("Ratastooliga pääseb sisse"),
    Access.PARTLY: lambda: _("Ratastooliga pääseb sisse osaliselt"),
    Access.NO: lambda: _("Ratastooliga sisse ei pääse"),
}
HEARING = {
    Access.YES: lambda: _("Kuulmispuudega inimesele on abivahend olemas"),
    Access.PARTLY: lambda: _("Kuulmispuudega inimesele on abi osaliselt"),
    Access.NO: lambda: _("Kuulmispuudega inimesele abivahendit ei ole"),
}
SIGHT = {
    Access.YES: lambda: _("Nägemispuudega inimesele on koht kohandatud"),
    Access.PARTLY: lambda: _("Nägemispuudega inimesele on koht osaliselt kohandatud"),
    Access.NO: lambda: _("Nägemispuudega inimesele ei ole koht kohandatud"),
}


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place as ``components/place.html`` shows it; ``note``: what differs for the service."""

    location: Location
    name: Told
    address: str
    phone: str
    note: str
    access: tuple[str, ...]
    access_details: Told
    hours: Hours


def access_sentences(location: Location) -> tuple[str, ...]:
    """What is known of getting in, hearing and seeing; where nothing is, that."""
    pairs = ((WHEELCHAIR, location.wheelchair), (HEARING, location.hearing), (SIGHT, location.sight))
    known = tuple(words[Access(value)]() for words, value in pairs if Access(value) in words)
    return known or (_("Ligipääs ei ole teada, küsige enne üle"),)


def place_shown(location: Location, now: datetime) -> PlaceShown:
    """A place by itself, with its own hours; whoever has no phone there is reached by that of its organisation."""
    weekly = Schedule.objects.filter(location=location)
    exceptional = ScheduleException.objects.filter(location=location, on__gte=now.date())
    phone = location.phone or (location.organization.phone if location.organization else "")
    return _shown(location, "", phone, hours(now, list(weekly), list(exceptional)))


def places_of(rows: Sequence[ServiceAtLocation], now: datetime) -> list[PlaceShown]:
    """The places of a service, with their hours in two queries."""
    mine = Q(service_at_location__in=rows) | Q(location__in=[row.location_id for row in rows])
    weekly = list(Schedule.objects.filter(mine)) if rows else []
    exceptional = list(ScheduleException.objects.filter(mine, on__gte=now.date())) if rows else []
    return [
        _shown(
            row.location,
            row.description,
            row.phone or row.location.phone,
            hours(now, _own_or_places(row, weekly), _exceptions(row, exceptional)),
        )
        for row in rows
    ]


def _own_or_places(row: ServiceAtLocation, weekly: Sequence[Schedule]) -> list[Schedule]:
    own = [schedule for schedule in weekly if schedule.service_at_location_id == row.pk]
    return own or [schedule for schedule in weekly if schedule.location_id == row.location_id]


def _exceptions(row: ServiceAtLocation, exceptional: Sequence[ScheduleException]) -> list[ScheduleException]:
    own = [exception for exception in exceptional if exception.service_at_location_id == row.pk]
    days = {exception.on for exception in own}
    return own + [one for one in exceptional if one.location_id == row.location_id and one.on not in days]


def _shown(location: Location, note: str, phone: str, hours_here: Hours) -> PlaceShown:
    return PlaceShown(
        location=location,
        name=told(location, "name"),
        address=", ".join(part for part in (location.address, location.municipality.name) if part),
        phone=phone,
        note=note,
        access=access_sentences(location),
        access_details=told(location, "accessibility_details"),
        hours=hours_here,
    )
