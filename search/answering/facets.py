"""The facet panel: the choices of each facet with their names and counts, and the chips that take them away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, Value
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from registry.alphabet import alphabetical
from registry.kept import for_a_minute
from registry.models import Language, Service, ServiceType, TargetGroup
from registry.public.told import SOURCE_LANGUAGE, Told
from search.asking.parameters import CHECKED, FACET_FIELDS, PLACE, State
from search.asking.query import FinderResult

Names = Mapping[str, str]
MOST_CHOICES = 12

TITLES: dict[str, Promise] = {
    "kus": gettext_lazy("Kus abi antakse"),
    "hind": gettext_lazy("Maksumus"),
    "enne": gettext_lazy("Mida on enne vaja"),
    "keel": gettext_lazy("Keel"),
    "ligi": gettext_lazy("Ligipääs"),
    "kellele": gettext_lazy("Kellele"),
    "liik": gettext_lazy("Teenuse liik"),
}
SETTINGS: dict[str, Promise] = {
    "home": pgettext_lazy("kus abi antakse", "Kodus"),
    "on_site": gettext_lazy("Asutuses"),
    "remote": gettext_lazy("Telefoni teel või veebis"),
}
ACCESS: dict[str, Promise] = {
    "wheelchair": gettext_lazy("Ratastooliga"),
    "hearing": gettext_lazy("Kuulmisabi"),
    "sight": gettext_lazy("Nägemispuudega"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One tick of a facet; ``count`` is how many services it leads to, None where that is not known."""

    value: str
    name: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One fieldset of the panel."""

    parameter: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """What narrows the result now; ``address`` is the same state without it."""

    name: str
    address: str


@for_a_minute
def names() -> Mapping[str, Names]:
    """Every value of every facet with its name in the reader's language; one query at most."""
    coded = coded_names()
    return {
        "kus": {value: str(name) for value, name in SETTINGS.items()},
        "hind": capitalized(Service.Cost.choices),
        "enne": capitalized(Service.Referral.choices),
        "keel": capitalized(coded["keel"]),
        "ligi": {value: str(name) for value, name in ACCESS.items()},
        "kellele": capitalized(coded["kellele"]),
        "liik": dict(coded["liik"]),
    }


def coded_names() -> dict[str, list[tuple[str, Told]]]:
    """The registry's languages, target groups and service types as code and name, asked together."""
    tables = {"keel": Language, "kellele": TargetGroup, "liik": ServiceType}
    in_language = f"name_{(get_language() or 'et')[:2]}"
    rows = [
        model._default_manager.order_by()
        .annotate(parameter=Value(parameter), told=F(in_language), source=F("name_et"))
        .values_list("parameter", "pk", "code", "told", "source")
        for parameter, model in tables.items()
    ]
    found: dict[str, list[tuple[str, Told]]] = {parameter: [] for parameter in tables}
    for parameter, _pk, code, told, source in sorted(rows[0].union(*rows[1:], all=True)):
        found[parameter].append((code, Told(told) if told else Told(source, SOURCE_LANGUAGE)))
    return found


def capitalized(pairs: Iterable[tuple[str, object]]) -> Names:
    """Values with names that begin with a capital, as a choice of its own is written."""
    return {value: _capitalized(name if isinstance(name, Told) else Told(str(name))) for value, name in pairs}


def _capitalized(name: Told) -> Told:
    return Told(name[:1].upper() + name[1:], name.lang)


def panel(state: State, result: FinderResult, known: Mapping[str, Names]) -> list[Facet]:
    """The facets that have something to choose; a choice that leads nowhere is left out unless it is ticked."""
    made = (facet(name, state, result.facets.get(field, {}), known[name]) for name, field in FACET_FIELDS.items())
    return [one for one in made if one.choices]


def facet(parameter: str, state: State, counts: Mapping[str, int], known: Names) -> Facet:
    """One facet; where it has many choices, those with most services come first and the rest stay away."""
    choices = [
        Choice(value, name, counts.get(value), state.is_chosen(parameter, value))
        for value, name in known.items()
        if counts.get(value) or state.is_chosen(parameter, value)
    ]
    if len(choices) > MOST_CHOICES:
        choices.sort(key=lambda choice: (not choice.is_chosen, -(choice.count or 0), alphabetical(choice.name)))
        choices = choices[:MOST_CHOICES]
    return Facet(parameter, str(TITLES[parameter]), tuple(choices))


def chips(state: State, place_name: str, known: Mapping[str, Names]) -> list[Chip]:
    """What narrows the result, the place first; each leads to the state without it."""
    made = [Chip(place_name, state.without(PLACE, "").address())] if place_name else []
    made += [Chip(known[name][value], state.without(name, value).address()) for name, value in state.chosen]
    if state.checked_lately:
        made.append(Chip(_("Kontrollitud hiljuti"), state.without(CHECKED, "").address()))
    return made
