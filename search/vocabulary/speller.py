"""Finds the word that was meant: only words that the index or the editors' list know are ever suggested."""

from collections.abc import Callable, Iterable, Iterator

from search.analysis.english import is_english_word
from search.analysis.estonian import estonian_word
from search.analysis.language import RUSSIAN, is_cyrillic
from search.analysis.morphology import is_dictionary_word, is_in_lexicon, spellings
from search.analysis.normalise import fold
from search.analysis.stems import stem
from search.vocabulary.cyrillic import in_cyrillic
from search.vocabulary.diacritics import restored
from search.vocabulary.distance import allowed, damerau

_LONGEST = 32
_LONGEST_SPELT = 24  # the speller's work grows fast with the length of the word
_MOST_CORRECTIONS = 3
_SHORTEST_COMPOUND = 9
_CERTAIN_RUSSIAN = 8
_SHORTEST_RUSSIAN = 4
_ALIKE = 4
_OTHER_BEGINNING = 7  # shorter than this, a word that begins otherwise is another word

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
        limit = _limit(form)
        nearest = self._nearest(form, limit) if limit else ()
        return nearest or tuple(self._russian(form))[:_MOST_CORRECTIONS]

    def _accented(self, form: str) -> Iterator[str]:
        if is_cyrillic(form) or is_made_of_verb(form):
            return
        for spelling in restored(form):
            if is_in_lexicon(spelling) and self._known(spelling):
                yield spelling

    def _russian(self, form: str) -> Iterator[str]:
        if len(form) < _SHORTEST_RUSSIAN or is_cyrillic(form) or is_english_word(form) or is_dictionary_word(form):
            return
        for spelling in in_cyrillic(form):
            if len(stem(spelling, RUSSIAN)) >= _SHORTEST_RUSSIAN and self._known(spelling):
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
        best = [row for row in ranked if row[0] <= _limit_beside(form, row[-1], limit)]
        return tuple(row[-1] for row in best if row[:2] == best[0][:2])[:_MOST_CORRECTIONS]


def is_made_of_verb(form: str) -> bool:
    """Whether the word as it is written is a noun made of a verb, so that it lacks no letters.

    "Parandus" is made of "parandama" and is no "pärandus"; "tolk" and "vahk" are rare enough to be "tõlk" and "vähk".
    """
    word = estonian_word(form)
    return bool(word.families) and not word.atoms and not any(lemma.endswith("ma") for lemma in word.lemmas)


def _limit(form: str) -> int:
    """How many errors the form may have: none in a real word, one where the lexicon made up a compound of it."""
    limit = allowed(form)
    if is_english_word(form):
        return 0
    if limit and not is_cyrillic(form) and is_dictionary_word(form):
        return 1 if len(form) >= _SHORTEST_COMPOUND and len(estonian_word(form).atoms) > 1 else 0
    return limit


def _limit_beside(form: str, candidate: str, limit: int) -> int:
    """A long word may lack its first letter or have one too many; another first letter makes another word.

    Russian has no lexicon here: a short word that nobody knows is oftener another word than two errors in one,
    unless it begins alike ("трамвай" is no "травма", "психятр" a "психиатр").
    """
    if is_cyrillic(form) and len(form) < _CERTAIN_RUSSIAN and form[:_ALIKE] != candidate[:_ALIKE]:
        limit = 1
    if candidate[0] == form[0] or form[:2] == candidate[1::-1]:
        return limit
    return 1 if len(form) >= _OTHER_BEGINNING and len(form) != len(candidate) else 0
