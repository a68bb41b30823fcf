"""Lists of services as pages of cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from registry.models import Service
from registry.models.services import ServiceQuerySet
from registry.public.cards import Card, cards
from registry.public.take_along import listed

from . import moment

CARDS_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class CardPage:
    """A page of cards; ``total`` counts all pages."""

    page: Page
    cards: Sequence[Card]
    total: int


def card_page(request: HttpRequest, services: ServiceQuerySet) -> CardPage:
    """The page that the address asks for (``?lk=2``); a page that is not there gives the nearest one."""
    paginator: Paginator[Service] = Paginator(services, CARDS_ON_A_PAGE)
    page = paginator.get_page(request.GET.get("lk"))
    on_page = cast(ServiceQuerySet, page.object_list)
    return CardPage(page, cards(on_page, moment.today(), listed(request)), paginator.count)
