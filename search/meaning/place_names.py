"""What a reader writes as a place, read as a county or a municipality; pure.

People write "Võru", "voru vald", "Tallinnas" or "Harjumaa": an exact name wins, then the only name that begins so;
where several fit, or none, the reader is asked and offered names.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

SUGGESTIONS: Final = 5
ALIKE: Final = 0.62
KINDS: Final = frozenset({"vald", "linn", "maakond"})


@dataclass(frozen=True, slots=True)
class Area:
    """A county or municipality by its EHAK code; a municipality knows its county.

    `names`: everything it is called, the shown one first; a former municipality's name is its successor's.
    """

    code: str
    region: str
    names: tuple[str, ...]
    is_region: bool = False

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Place:
    """What was understood: the area, or names to choose from where `text` fits none or several."""

    text: str = ""
    area: Area | None = None
    suggestions: tuple[str, ...] = ()
    is_ambiguous: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether something was written that is no place we know."""
        return bool(self.text) and self.area is None

    @property
    def region(self) -> str:
        """EHAK code of the county that was meant or in which the municipality lies; empty for none."""
        return self.area.region if self.area else ""

    @property
    def municipality(self) -> str:
        """EHAK code of the municipality that was meant; empty for a county or none."""
        return self.area.code if self.area and not self.area.is_region else ""


def fold(text: str) -> str:
    """Small letters without accents and with single spaces: what people type on any keyboard."""
    spread = unicodedata.normalize("NFKD", " ".join(text.split()).casefold())
    return "".join(character for character in spread if not unicodedata.combining(character))


def bare(name: str) -> str:
    """A folded name without the word for its kind."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in KINDS)


def read(text: str, areas: Sequence[Area]) -> Place:
    """The place that a text means, or what to offer instead. A code is a name as well."""
    text = " ".join(text.split())
    wanted = fold(text)
    if not wanted:
        return Place()
    for fitting in (
        [area for area in areas if wanted == area.code or wanted in map(fold, area.names)],
        [area for area in areas if bare(text) in map(bare, area.names)],
        [area for area in areas if any(fold(name).startswith(wanted) for name in area.names)],
    ):
        if len(fitting) == 1:
            return Place(text=text, area=fitting[0])
        if fitting:
            names = tuple(area.name for area in fitting[:SUGGESTIONS])
            return Place(text=text, suggestions=names, is_ambiguous=True)
    return Place(text=text, suggestions=tuple(alike(wanted, areas)))


def alike(wanted: str, areas: Iterable[Area]) -> list[str]:
    """Names that look like what was written, the likest first."""
    scored = [
        (max(SequenceMatcher(None, wanted, form(name)).ratio() for name in area.names for form in (fold, bare)), area)
        for area in areas
    ]
    good = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].name))
    return [area.name for _, area in good[:SUGGESTIONS]]
