"""Finds the word that was meant: only words that the index or the editors' list know are ever suggested."""

from collections.abc import Callable, Iterable, Iterator

from search.analysis.estonian import estonian_word
from search.analysis.language import is_cyrillic
from search.analysis.morphology import is_dictionary_word, is_in_lexicon, spellings
from search.analysis.normalise import fold
from search.vocabulary.diacritics import restored
from search.vocabulary.distance import allowed, damerau

_LONGEST = 32
_LONGEST_SPELT = 24  # the speller's work grows fast with the length of the word
_MOST_CORRECTIONS = 3
_DARING_PARTS = 3

Known = Callable[[str], int]
Neighbours = Callable[[str, int], Iterable[str]]


class Speller:
    """`known` tells how often the index knows a form (in any inflection), `neighbours` gives similar forms."""

    def __init__(self, known: Known, neighbours: Neighbours) -> None:
        self._known = known
        self._neighbours = neighbours

    def corrections(self, form: str) -> tuple[str, ...]:
        """The nearest known spellings, best first; a word of the Estonian lexicon only gets back its letters."""
        if len(form) > _LONGEST:
            return ()
        accented = [(-self._known(spelling), spelling) for spelling in self._accented(form)]
        if accented:
            return tuple(spelling for _, spelling in sorted(accented)[:_MOST_CORRECTIONS])
        limit = allowed(form)
        if limit and not is_cyrillic(form) and is_dictionary_word(form):
            limit = 1 if _is_daring(form) else 0
        return self._nearest(form, limit) if limit else ()

    def _accented(self, form: str) -> Iterator[str]:
        if is_cyrillic(form):
            return
        for spelling in restored(form):
            if is_in_lexicon(spelling) and self._known(spelling):
                yield spelling

    def _nearest(self, form: str, limit: int) -> tuple[str, ...]:
        candidates = set(self._neighbours(form, limit))
        if not is_cyrillic(form) and len(form) <= _LONGEST_SPELT:
            candidates.update(spelling for spelling in spellings(form) if self._known(spelling))
        plain = fold(form)
        ranked = sorted(
            (damerau(plain, fold(candidate)), candidate[0] != form[0], -self._known(candidate), candidate)
            for candidate in candidates
        )
        best = [row for row in ranked if row[0] <= limit]
        return tuple(row[-1] for row in best if row[:2] == best[0][:2])[:_MOST_CORRECTIONS]


def _is_daring(form: str) -> bool:
    """Whether the lexicon knows the form only as a compound of three or more: "varju|paiga|tee|nuss"."""
    return len(estonian_word(form).atoms) >= _DARING_PARTS
