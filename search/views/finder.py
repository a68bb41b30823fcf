"""The finder's pages; every state is a plain address."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language

from registry.models import HelpLine, Situation
from registry.public.cards import cards_of
from registry.public.take_along import listed
from search.answering import facets, groups
from search.answering.found import found_card
from search.answering.whom_to_call import health_path_contact
from search.asking import parameters
from search.asking.parameters import State
from search.asking.query import FinderQuery, FinderResult
from search.finder import find
from search.meaning import place_names
from search.meaning.areas import areas
from search.meaning.place_names import Area, Place
from search.need.counting import note_search
from search.throttle import limited

PER_PAGE = FinderQuery().per_page


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address says, understood."""

    state: State
    place: Place
    names: Mapping[str, facets.Names]
    areas: list[Area]

    def query(self, **fixed: object) -> FinderQuery:
        """What the finder is asked in the reader's language."""
        return parameters.query(self.state, self.language, self.place.region, self.place.municipality, **fixed)

    @property
    def language(self) -> str:
        """The reader's language."""
        return (get_language() or "et")[:2]


def ask(request: HttpRequest, kinds: Collection[str] | None = None) -> Asked:
    """Read the address against what exists. ``kinds``: the service types to choose from, else all."""
    known_areas = areas(timezone.localdate())
    names = dict(facets.names())
    if kinds is not None:
        names["liik"] = {code: name for code, name in names["liik"].items() if code in kinds}
    state = parameters.read(request.GET, names)
    return Asked(state, place_names.read(state.place, known_areas), names, known_areas)


@limited
def find_page(request: HttpRequest) -> HttpResponse:
    """Leia abi: words, a place and ticks in, cards out."""
    asked = ask(request)
    query = asked.query(with_others=True)
    result = find(query)
    if overshot := beyond_last(asked.state, result):
        return overshot
    if asked.state.page == 1:
        note_search(query.words, query.language, asked.place.region, result.total)
    return render(request, "search/find.html", answered(request, asked, result))


@limited
def situation_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A situation of life: the finder, narrowed to the kinds of help that belong to it."""
    situation: Situation = get_object_or_404(Situation.objects.prefetch_related("service_types"), slug=slug)
    kinds = {kind.code: kind for kind in situation.service_types.all()}
    asked = ask(request, kinds)
    fixed: dict[str, object] = {"service_types": asked.state.values("liik") or tuple(kinds)}
    if not kinds and not asked.state.words:
        fixed["words"] = situation.name
    result = find(asked.query(**fixed))
    if overshot := beyond_last(asked.state, result):
        return overshot
    context = answered(request, asked, result)
    return render(request, "search/situation.html", {**context, "situation": situation, "kinds": kinds.values()})


def beyond_last(state: State, result: FinderResult) -> HttpResponse | None:
    """The way back to the last page for an address that asks for a later one; None where the page exists."""
    last = pages_of(result)
    return HttpResponseRedirect(state.address(page=last)) if state.page > last else None


def pages_of(result: FinderResult) -> int:
    """How many pages the result has; one at the least."""
    return max(1, ceil(result.total / PER_PAGE))


def answered(request: HttpRequest, asked: Asked, result: FinderResult) -> dict[str, object]:
    """What the finder's templates show."""
    hits = [hit.service_id for hit in result.hits]
    today = timezone.localdate()
    cards = {card.pk: card for card in cards_of([*hits, *result.related], today, listed(request))}
    last = pages_of(result)
    state = asked.state
    return {
        "main_section": "find",
        "state": state,
        "place": asked.place,
        "place_choices": [area.name for area in asked.areas],
        "result": result,
        "cards": [
            found_card(cards[hit.service_id], hit, result.sought) for hit in result.hits if hit.service_id in cards
        ],
        **groups.shown(result, asked.language),
        "related": [cards[pk] for pk in result.related if pk in cards],
        "facets": facets.panel(state, result, asked.names),
        "chips": facets.chips(state, asked.place.area.name if asked.place.area else "", asked.names),
        "contact": health_path_contact(asked.place.region, today),
        "help_lines": HelpLine.objects.all() if not result.total else (),
        "checked_count": result.facets.get("checked_lately", {}).get("1"),
        "last_page": last,
        "left": max(0, result.total - state.page * PER_PAGE),
        **addresses(asked, result, last),
    }


def addresses(asked: Asked, result: FinderResult, last: int) -> dict[str, object]:
    """The neighbouring states that the page links to; an empty one is not offered."""
    state, place = asked.state, asked.place
    county = next((area for area in asked.areas if area.is_region and area.code == place.region), None)
    return {
        "other_order": state.address(by_nearness=not state.by_nearness, page=1) if place.municipality else "",
        "earlier": state.address(page=state.page - 1) if state.page > 1 else "",
        "later": state.address(page=state.page + 1) if state.page < last else "",
        "without_filters": state.unnarrowed().address() if state.is_narrowed else "",
        "without_place": state.without(parameters.PLACE, "").address() if state.place else "",
        "county_address": state.address(place=county.name, page=1) if county and place.municipality else "",
        "meant": state.address(words=result.did_you_mean, page=1),
        "place_links": [(name, state.address(place=name, page=1)) for name in place.suggestions],
    }
