"""What a query is about though it says no term of the list whole: its words spread over the terms of one thing (pure).

"Poeg on skisofreenik ja vajab järelevalvet" says neither "skisofreenik hooldekodu" nor "pidev järelevalve", but both
terms lead to one kind of help.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from search.meaning.phrases import Keys, Phrase

#: How many of a query's words a thing must be described by where one of them stands in a name of it, and where
#: all of them stand in needs alone; and what share of what the query says they must be.
FEWEST_WORDS: Final = 2
FEWEST_NEEDS: Final = 3
SMALLEST_SHARE: Final = 0.6
#: How near to the best another thing must come.
NEARLY_BEST: Final = 0.9
MOST_CONCEPTS: Final = 2


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing of the list: what its terms mean."""

    words: tuple[str, ...]
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """A concept that the words of the query lead to, and the numbers of those words."""

    concept: Concept
    covers: frozenset[int]


class Concepts:
    """Which words the terms of each concept use; a word that few concepts use says more."""

    def __init__(self, terms: Iterable[tuple[Concept, Phrase, bool]]) -> None:
        """`terms`: a concept, what must be said for a term of it, and whether the term is a name."""
        numbers: dict[Concept, int] = {}
        users: dict[str, set[int]] = defaultdict(set)
        named: dict[str, set[int]] = defaultdict(set)
        for concept, phrase, is_name in terms:
            number = numbers.setdefault(concept, len(numbers))
            for key in frozenset().union(*phrase):
                users[key].add(number)
                if is_name:
                    named[key].add(number)
        self._concepts = tuple(numbers)
        self._users = {key: tuple(found) for key, found in users.items()}
        self._named = {key: tuple(found) for key, found in named.items()}

    def about(self, words: Sequence[Keys]) -> list[About]:
        """What most of the words lead to, the best first; `words` are those that say something."""
        users = [_all_of(self._users, keys) for keys in words]
        named = set().union(*(_all_of(self._named, keys) for keys in words))
        worth = [log(1 + len(self._concepts) / (len(found) or 0.5)) for found in users]
        told: dict[int, set[int]] = defaultdict(set)
        for place, found in enumerate(users):
            for concept in found:
                told[concept].add(place)
        enough = SMALLEST_SHARE * sum(worth)
        scores = {
            concept: score
            for concept, places in told.items()
            if len(places) >= (FEWEST_WORDS if concept in named else FEWEST_NEEDS)
            and (score := sum(worth[place] for place in places)) >= enough
        }
        best = max(scores.values(), default=0.0)
        kept = [concept for concept, score in scores.items() if score >= NEARLY_BEST * best]
        kept.sort(key=lambda concept: (-scores[concept], concept))
        return [About(self._concepts[concept], frozenset(told[concept])) for concept in kept[:MOST_CONCEPTS]]


def _all_of(users: Mapping[str, tuple[int, ...]], keys: Keys) -> set[int]:
    return set().union(*(users.get(key, ()) for key in keys))
