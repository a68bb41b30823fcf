"""A word of a text or of a query as tokens of the index."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.analysis.estonian import estonian_word
from search.analysis.language import ENGLISH, ESTONIAN, RUSSIAN, is_cyrillic
from search.analysis.normalise import normalise, split_words
from search.analysis.stems import stem
from search.analysis.stopwords import STOP, WEAK

ENGLISH_MARK = "en:"
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the index knows it.

    `tokens` say the word itself (any of them), `parts` a part of it, `families` what it is derived from;
    `atoms` together say it. `guessed`: no lexicon knows the form.
    """

    form: str
    language: str
    tokens: tuple[str, ...]
    parts: tuple[str, ...] = ()
    atoms: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def is_stop(self) -> bool:
        return self.form in STOP[self.language] or (len(self.form) < _SHORTEST and not self.form.isdigit())

    @property
    def is_weak(self) -> bool:
        weak = WEAK[self.language]
        return self.form in weak or any(token in _weak_tokens(self.language) for token in self.tokens)


@lru_cache(maxsize=3)
def _weak_tokens(language: str) -> frozenset[str]:
    if language == ESTONIAN:
        return WEAK[ESTONIAN]
    return frozenset(token for word in WEAK[language] for token in analyse_word(word, language).tokens)


@lru_cache(maxsize=100_000)
def analyse_word(form: str, language: str) -> Word:
    """Analyse one word in small letters as a word of the given language; a number is itself in every language."""
    if form.isdigit():
        return Word(form, language, (form,))
    if language == RUSSIAN:
        return Word(form, RUSSIAN, tuple(dict.fromkeys((stem(form, RUSSIAN), *_hyphenated(form, RUSSIAN)))))
    if language == ENGLISH:
        tokens = (stem(form, ENGLISH), *_hyphenated(form, ENGLISH))
        return Word(form, ENGLISH, tuple(dict.fromkeys(ENGLISH_MARK + token for token in tokens)))
    found = estonian_word(form)
    return Word(form, ESTONIAN, found.lemmas, found.parts, found.atoms, found.families, found.guessed)


def _hyphenated(form: str, language: str) -> Iterator[str]:
    if "-" in form:
        yield from (stem(piece, language) for piece in form.split("-") if len(piece) > _SHORTEST)


@lru_cache(maxsize=4096)
def analyse_text(text: str, language: str) -> tuple[Word, ...]:
    """Words of a text in the given language, stop words left out; Cyrillic is always read as Russian.

    Remembered: the texts of a service type stand in every one of its services.
    """
    words = (analyse_word(form, _language_of(form, language)) for form in split_words(normalise(text)))
    return tuple(word for word in words if not word.is_stop)


def _language_of(form: str, language: str) -> str:
    if is_cyrillic(form):
        return RUSSIAN
    return ESTONIAN if language == RUSSIAN else language
