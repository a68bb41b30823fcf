"""What the finder is asked and what it answers: plain values, no Django, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from search.asking.clauses import Clause

SORT_FIT: Final = "fit"
SORT_NEAR: Final = "near"

#: Facets of the finder, each the name of the `FinderQuery` field that it narrows.
FACETS: Final = (
    "service_types",
    "target_groups",
    "costs",
    "referrals",
    "settings",
    "languages",
    "access",
    "checked_lately",
)


@dataclass(frozen=True, slots=True)
class FinderQuery:
    """One state of the finder page. Codes are the registry's; empty means "any"."""

    words: str = ""
    language: str = "et"
    region: str = ""
    """EHAK code of the county."""
    municipality: str = ""
    """EHAK code of the municipality."""
    service_types: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    referrals: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    """Where it is given: home, on_site, remote."""
    languages: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    """Suitable for: wheelchair, hearing, sight. Every chosen one must hold; other facets mean "any of"."""
    checked_lately: bool = False
    sort: str = SORT_FIT
    with_others: bool = False
    """Whether guides, providers and other kinds are sought as well."""
    page: int = 1
    per_page: int = 20

    @property
    def is_narrowed(self) -> bool:
        """Whether a choice besides words and place narrows the result."""
        chosen = (self.service_types, self.target_groups, self.costs, self.referrals, self.settings, self.languages)
        return any(chosen) or bool(self.access) or self.checked_lately


@dataclass(frozen=True, slots=True)
class Hit:
    """A service that was found, how well it fits, and the words of the query that found it."""

    service_id: int
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherHits:
    """What was found of another kind than services: the best of it, and how much there is."""

    kind: str
    ids: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FinderResult:
    """One page of hits, with what the page shows beside it.

    `facets`: facet name → value → count; the counts of a facet leave out that facet's own selection.
    `related`: ids of services that may help though they are no hits; never counted in `total`.
    `others`: what else says the words (kinds of help, guides, providers …), on the first page alone.
    `similar_types`: ids of the kinds of help nearest to the words, where no service was found.
    `sought`: the words and what they mean, to mark them where they stand.
    `also_searched`: words that the synonym list added. `degraded`: the configured engine is away.
    """

    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    related: tuple[int, ...] = ()
    others: tuple[OtherHits, ...] = ()
    similar_types: tuple[int, ...] = ()
    sought: tuple[Clause, ...] = ()
    did_you_mean: str = ""
    also_searched: tuple[str, ...] = ()
    engine: str = "embedded"
    degraded: bool = False
    took_ms: float = 0.0
