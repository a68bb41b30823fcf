"""What this process knows of words: the editors' list, the index and the speller, kept fresh."""

import threading
import time
from collections.abc import Callable
from functools import lru_cache

from django.db.models import Count, Max

from search.analysis import Word, analyse_word
from search.analysis.language import ENGLISH, ESTONIAN, RUSSIAN, is_cyrillic
from search.engines.embedded import Embedded
from search.meaning.thesaurus import Thesaurus
from search.meaning.understanding import is_known
from search.models import SearchWord
from search.vocabulary.forms import Forms
from search.vocabulary.speller import Speller

FRESH_SECONDS = 5.0
MOST_CORRECTED = 3


class WordList:
    """The editors' list, read again at most every five seconds and only where it changed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._mark: object = None
        self._looked = float("-inf")
        self._thesaurus = Thesaurus()

    def current(self) -> Thesaurus:
        """The list as it stands, at most five seconds old; while one thread reads it anew, others use the old one."""
        if self._clock() - self._looked < FRESH_SECONDS:
            return self._thesaurus
        if self._lock.acquire(blocking=self._mark is None):
            try:
                self._read()
            finally:
                self._lock.release()
        return self._thesaurus

    def _read(self) -> None:
        if self._clock() - self._looked < FRESH_SECONDS:
            return
        mark = SearchWord.objects.aggregate(Max("modified_at"), Count("pk"))
        if mark != self._mark:
            self._thesaurus = Thesaurus(SearchWord.objects.entries())
            self._mark = mark
        self._looked = self._clock()

    def forget(self) -> None:
        """Read anew at the next question."""
        self._looked = float("-inf")


class Known:
    """Knowledge for one query: a fixed state of list and index."""

    def __init__(self, thesaurus: Thesaurus, embedded: Embedded) -> None:
        self.thesaurus = thesaurus
        self._frequencies = embedded.frequencies()
        self.frequency = self._frequencies.of
        self.together = self._frequencies.together
        self._forms = embedded.forms()
        self._corrected = 0
        self._speller = Speller(self._familiar, self._neighbours)

    def corrections(self, form: str) -> tuple[str, ...]:
        """The nearest spellings that the index or the list know; of the first few unknown words of a query."""
        self._corrected += 1
        return self._speller.corrections(form) if self._corrected <= MOST_CORRECTED else ()

    def _familiar(self, form: str) -> int:
        """How often the index knows the form in any inflection; 1 where only the list does."""
        words = [analyse_word(form, language) for language in _languages(form)]
        counts = [self.frequency(token) for word in words for token in word.tokens]
        return max(counts) or int(any(is_known(word, self) for word in words))

    def _neighbours(self, form: str, distance: int) -> list[str]:
        return [*self._forms.neighbours(form, distance), *_list_forms(self.thesaurus).neighbours(form, distance)]


def _languages(form: str) -> tuple[str, ...]:
    return (RUSSIAN,) if is_cyrillic(form) else (ESTONIAN, ENGLISH)


@lru_cache(maxsize=2)
def _list_forms(thesaurus: Thesaurus) -> Forms:
    """The list's own words, found by likeness; kept in memory."""
    forms = Forms(None)
    forms.add(thesaurus.forms())
    return forms


def word_forms(words: list[Word]) -> set[str]:
    """Forms worth correcting a typing error to: those with letters."""
    return {word.form for word in words if word.form.isalpha()}
