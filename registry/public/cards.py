"""Services as result cards: the finder, type, provider, place pages and the list all show these."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from registry.models import Service, ServiceAtLocation
from registry.models.dated import in_force
from registry.models.services import ServiceQuerySet

from .answers import Answers, answers, main_phone
from .around import remember_around
from .availability import StatusTag, status_tag
from .checked import Checked, checked
from .told import Told, told


@dataclass(frozen=True, slots=True)
class Card:
    """All that ``components/result_card.html`` shows of a service."""

    pk: int
    url: str
    title: Told
    by: str
    status: StatusTag
    answers: Answers
    checked: Checked
    phone: str
    is_listed: bool = False


def cards(services: ServiceQuerySet, today: date, listed: Collection[int] = ()) -> list[Card]:
    """Services as cards, in the order in which they are asked; four queries whatever their number."""
    rows = list(services.select_related("organization", "service_type").prefetch_related(open_places(today)))
    remember_around(rows, today)
    return [card(row, today, listed) for row in rows]


def open_places(today: date) -> Prefetch:
    """The places of services that are open to the public on a day, with their municipalities."""
    rows = ServiceAtLocation.objects.filter(in_force(today, "location__")).select_related("location__municipality")
    return Prefetch("service_at_locations", rows)


def card(service: Service, today: date, listed: Collection[int] = ()) -> Card:
    """One service as a card; ``listed``: ids in the reader's list to take along."""
    return Card(
        pk=service.pk,
        url=service.get_absolute_url(),
        title=told(service, "name"),
        by=service.organization.name if service.organization else "",
        status=status_tag(service),
        answers=answers(service),
        checked=checked(service, today),
        phone=main_phone(service),
        is_listed=service.pk in listed,
    )


def cards_of(ids: Sequence[int], today: date, listed: Collection[int] = ()) -> list[Card]:
    """Published services as cards, in the order of the ids; what is not published falls out."""
    found = {one.pk: one for one in cards(Service.objects.offered_on(today).filter(pk__in=ids), today, listed)}
    return [found[pk] for pk in dict.fromkeys(ids) if pk in found]
