"""What a query is about though it says no term of the list whole: its words spread over the terms of one thing (pure).

"Poeg on skisofreenik ja vajab järelevalvet" says neither "skisofreenik hooldekodu" nor "pidev järelevalve", but both
terms lead to one kind of help.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from search.meaning.alike import alike
from search.meaning.phrases import Keys, Phrase

#: How many of a query's words a thing must be described by where one of them stands in a name of it, and where
#: all of them stand in needs alone; and what share of what the query says they must be.
FEWEST_WORDS: Final = 2
FEWEST_NEEDS: Final = 3
SMALLEST_SHARE: Final = 0.5
#: How near to the best another thing must come.
NEARLY_BEST: Final = 0.9
MOST_CONCEPTS: Final = 2
#: What a word that no term uses takes from the certainty, and what is left of one that is only alike.
UNKNOWN: Final = 2.0
SAID_ALIKE: Final = 0.5
#: What one use says beside the many of the concept that uses the word most.
FEW_USES: Final = 0.6


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
    """How often the terms of each concept use a word; a word that few concepts use says more."""

    def __init__(self, terms: Iterable[tuple[Concept, Phrase, bool]]) -> None:
        """`terms`: a concept, what must be said for a term of it, and whether the term is a name."""
        numbers: dict[Concept, int] = {}
        uses: dict[str, Counter[int]] = defaultdict(Counter)
        named: dict[str, set[int]] = defaultdict(set)
        for concept, phrase, is_name in terms:
            number = numbers.setdefault(concept, len(numbers))
            for key in frozenset().union(*phrase):
                uses[key][number] += 1
                if is_name:
                    named[key].add(number)
        self._concepts = tuple(numbers)
        self._uses = {key: tuple(found.items()) for key, found in uses.items()}
        self._named = {key: tuple(found) for key, found in named.items()}

    def about(self, words: Sequence[Keys]) -> list[About]:
        """What most of the words lead to, the best first; `words` are those that say something."""
        shares = [self._shares(keys) for keys in words]
        named = {concept for keys in words for key in keys for concept in self._named.get(key, ())}
        worth = [log(1 + len(self._concepts) / len(found)) if found else UNKNOWN for found in shares]
        told: dict[int, dict[int, float]] = defaultdict(dict)
        for place, found in enumerate(shares):
            for concept, share in found.items():
                told[concept][place] = worth[place] * share
        enough = SMALLEST_SHARE * sum(worth)
        scores = {
            concept: score
            for concept, places in told.items()
            if len(places) >= (FEWEST_WORDS if concept in named else FEWEST_NEEDS)
            and (score := sum(places.values())) >= enough
        }
        best = max(scores.values(), default=0.0)
        kept = [concept for concept, score in scores.items() if score >= NEARLY_BEST * best]
        kept.sort(key=lambda concept: (-scores[concept], concept))
        return [About(self._concepts[concept], frozenset(told[concept])) for concept in kept[:MOST_CONCEPTS]]

    def _shares(self, keys: Keys) -> dict[int, float]:
        """Concepts whose terms use the word, and how often beside the one that uses it most."""
        found: dict[int, float] = self._most_used(keys)
        for concept, share in self._most_used(alike(keys) - keys).items():
            found[concept] = max(found.get(concept, 0.0), SAID_ALIKE * share)
        return found

    def _most_used(self, keys: Keys) -> dict[int, float]:
        uses: Counter[int] = Counter()
        for key in keys:
            for concept, count in self._uses.get(key, ()):
                uses[concept] = max(uses[concept], count)
        most = max(uses.values(), default=1)
        return {concept: FEW_USES + (1 - FEW_USES) * count / most for concept, count in uses.items()}
