"""Estonian without Vabamorf: simplemma's lemmas and a splitter over known words.

The fallback where Vabamorf's wheel does not exist. Same interface, weaker findings.
"""

from functools import lru_cache

import simplemma

from search.analysis.vabamorf import Reading

_SHORTEST_PART = 4
_LINKS = ("", "s", "e")
_VERB_ENDINGS = ("ma",)


class Simplemma:
    """A word in small letters → its reading; compounds are cut where both sides are known words."""

    name = "simplemma-2"

    def read(self, word: str) -> tuple[Reading, ...]:
        """One reading; marked as a guess where the dictionary does not know the word."""
        lemma = simplemma.lemmatize(word, lang="et").casefold()
        known = _is_known(word)
        if known and lemma.endswith(_VERB_ENDINGS) and len(lemma) > _SHORTEST_PART:
            return (Reading((lemma[:-2],), "V"),)
        parts = _split(lemma)
        return (Reading(parts, "S", guessed=not known and len(parts) == 1),)

    def has(self, word: str) -> bool:
        """Whether the dictionary knows the form or its parts."""
        return not self.read(word)[0].guessed

    def spell(self, word: str) -> tuple[str, ...]:
        """simplemma has no speller."""
        return ()


@lru_cache(maxsize=20_000)
def _is_known(word: str) -> bool:
    return bool(simplemma.is_known(word, lang="et"))


def _split(lemma: str) -> tuple[str, ...]:
    for cut in range(len(lemma) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        head, tail = lemma[:cut], lemma[cut:]
        if not _is_known(tail):
            continue
        for link in _LINKS:
            base = head.removesuffix(link) if link else head
            if len(base) >= _SHORTEST_PART and _is_known(base):
                return (*_split(simplemma.lemmatize(base, lang="et").casefold()), tail)
    return (lemma,)
