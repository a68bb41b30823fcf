"""Which Estonian morphology this process has, and its readings, remembered."""

from functools import lru_cache
from typing import Protocol

from search.analysis.splitter import Simplemma
from search.analysis.vabamorf import Reading, Vabamorf


class Morphology(Protocol):
    """What every Estonian analyser offers."""

    name: str

    def read(self, word: str) -> tuple[Reading, ...]: ...

    def has(self, word: str) -> bool: ...

    def spell(self, word: str) -> tuple[str, ...]: ...


@lru_cache(maxsize=1)
def morphology() -> Morphology:
    """Vabamorf where its wheel is, else simplemma."""
    try:
        return Vabamorf()
    except ImportError:
        return Simplemma()


def morphology_name() -> str:
    """Name of the analyser, which the index remembers."""
    return morphology().name


@lru_cache(maxsize=2_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Readings of an Estonian word in small letters."""
    return morphology().read(word)


def is_dictionary_word(word: str) -> bool:
    """Whether the Estonian lexicon knows this form: such a word is not taken for a typing error."""
    return any(not reading.guessed for reading in readings(word))


@lru_cache(maxsize=50_000)
def is_in_lexicon(word: str) -> bool:
    """The same without readings: a tenth of the work, for spellings that are tried by the dozen."""
    return morphology().has(word)


@lru_cache(maxsize=50_000)
def is_verb_stem(stem: str) -> bool:
    """Whether "stem + ma" is an infinitive: "hoolda" is, "vanada" is not."""
    return any(
        reading.is_verb and not reading.guessed and reading.parts == (stem,) for reading in readings(stem + "ma")
    )


@lru_cache(maxsize=10_000)
def spellings(word: str) -> tuple[str, ...]:
    """What the Estonian speller offers instead; never to be shown unless the index knows it too."""
    return morphology().spell(word)
