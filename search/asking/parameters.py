"""The finder's address, read and written; pure.

A state of the finder is a plain address. What is not understood is left out, never an error: addresses are copied,
cut and typed by hand.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol
from urllib.parse import urlencode

from search.asking.query import SORT_FIT, SORT_NEAR, FinderQuery

MAX_WORDS: Final = 200
MAX_PAGE: Final = 500
WORDS: Final = "q"
PLACE: Final = "koht"
CHECKED: Final = "kontrollitud"
SORT: Final = "jarjest"
NEAR: Final = "lahedus"
PAGE: Final = "lk"

#: Parameter of each facet of many values → the field of `FinderQuery`, in the order of the panel.
FACET_FIELDS: Final[Mapping[str, str]] = {
    "kus": "settings",
    "hind": "costs",
    "enne": "referrals",
    "keel": "languages",
    "ligi": "access",
    "kellele": "target_groups",
    "liik": "service_types",
}


class Parameters(Protocol):
    """What Django's QueryDict offers."""

    def get(self, key: str, default: str, /) -> str: ...

    def getlist(self, key: str, /) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class State:
    """What the address says: words, place as written, chosen values by parameter, order, page."""

    words: str = ""
    place: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    checked_lately: bool = False
    by_nearness: bool = False
    page: int = 1

    def values(self, parameter: str) -> tuple[str, ...]:
        """The chosen values of one facet."""
        return tuple(value for name, value in self.chosen if name == parameter)

    def is_chosen(self, parameter: str, value: str) -> bool:
        """Whether that choice is ticked."""
        return (parameter, value) in self.chosen

    @property
    def is_narrowed(self) -> bool:
        """Whether any facet narrows the result."""
        return self.narrowings > 0

    @property
    def narrowings(self) -> int:
        """How many ticks narrow the result."""
        return len(self.chosen) + self.checked_lately

    def without(self, parameter: str, value: str) -> "State":
        """The state with one choice taken away; the result starts on its first page again."""
        if parameter == CHECKED:
            return replace(self, checked_lately=False, page=1)
        if parameter == PLACE:
            return replace(self, place="", by_nearness=False, page=1)
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair != (parameter, value)), page=1)

    def unnarrowed(self) -> "State":
        """The words and the place alone."""
        return State(words=self.words, place=self.place, by_nearness=self.by_nearness)

    def address(self, **changes: object) -> str:
        """The query string of this state, with some fields changed."""
        state = replace(self, **changes)  # type: ignore[arg-type]  # names of this class's own fields
        pairs = [(WORDS, state.words), (PLACE, state.place), *state.chosen]
        pairs += [(CHECKED, "1")] if state.checked_lately else []
        pairs += [(SORT, NEAR)] if state.by_nearness else []
        pairs += [(PAGE, str(state.page))] if state.page > 1 else []
        return "?" + urlencode([pair for pair in pairs if pair[1]])


def read(parameters: Parameters, known: Mapping[str, Collection[str]]) -> State:
    """The state that an address describes; `known`: the values of each facet that exist."""
    return State(
        words=tidy(parameters.get(WORDS, "")),
        place=tidy(parameters.get(PLACE, "")),
        chosen=tuple(
            (name, value)
            for name in FACET_FIELDS
            for value in unique(parameters.getlist(name))
            if value in known.get(name, ())
        ),
        checked_lately=parameters.get(CHECKED, "") == "1",
        by_nearness=parameters.get(SORT, "") == NEAR,
        page=page_number(parameters.get(PAGE, "")),
    )


def tidy(text: str | None) -> str:
    """One line of printable characters, cut at a length that no question needs."""
    kept = "".join(character if character.isprintable() else " " for character in text or "")
    return " ".join(kept.split())[:MAX_WORDS].strip()


def unique(values: Iterable[str]) -> list[str]:
    """Each value once, in order."""
    return list(dict.fromkeys(values))


def page_number(text: str | None) -> int:
    """A page between the first and the last that is ever asked; the first where it is no number."""
    if not text or not (text.isascii() and text.isdigit()) or len(text) > 9:
        return 1
    return min(max(int(text), 1), MAX_PAGE)


def query(state: State, language: str, region: str, municipality: str, **fixed: object) -> FinderQuery:
    """What the finder is asked; `region` and `municipality` are codes, `fixed` are fields that the page itself sets."""
    chosen: dict[str, Any] = {field: state.values(name) for name, field in FACET_FIELDS.items()}
    asked = FinderQuery(
        words=state.words,
        language=language,
        region="" if municipality else region,
        municipality=municipality,
        checked_lately=state.checked_lately,
        sort=SORT_NEAR if state.by_nearness and municipality else SORT_FIT,
        page=state.page,
        **chosen,
    )
    return replace(asked, **fixed)  # type: ignore[arg-type]  # names of FinderQuery's own fields
