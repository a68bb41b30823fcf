"""Tokens of an Estonian word: lemmas, contiguous parts of compounds, and verb families."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.analysis.morphology import is_verb_stem, readings
from search.analysis.vabamorf import Reading

SHORTEST_PART = 2
_FAMILY_MARK = "~"
# Endings of nouns made from verbs, and what may stand before "-ma" in the verb:
# "nõustamine", "nõustaja" → "nõustama", "hooldus" → "hooldama", "taotlus" → "taotlema".
_QUALITY_MARK = "^"
# An adjective and the quality that it names: "dementne", "dementsus".
_QUALITIES = ("ne", "sus")
_DEVERBAL = (("mine", ("",)), ("mis", ("",)), ("ja", ("",)), ("us", ("a", "e", "u")), ("tu", ("",)))


@dataclass(frozen=True, slots=True)
class EstonianWord:
    """What the search knows of one word form.

    `lemmas`: base forms. `parts`: words inside a compound, each a contiguous run. `atoms`: the smallest
    parts of the likeliest reading, all of which together mean about the word. `families`: verb stems behind
    the word. `guessed`: the lexicon does not know the form.
    """

    lemmas: tuple[str, ...]
    parts: tuple[str, ...]
    atoms: tuple[str, ...]
    families: tuple[str, ...]
    guessed: bool


def estonian_word(word: str) -> EstonianWord:
    """Analyse a word in small letters; `analyse_word` remembers what comes of it."""
    found = readings(word)
    sure = [reading for reading in found if not reading.guessed]
    lemmas = dict.fromkeys(_lemma(reading) for reading in found)
    if not sure:
        lemmas[word] = None
    parts = dict.fromkeys(part for reading in sure for part in _runs(reading) if part not in lemmas)
    families = dict.fromkeys(family for reading in sure for family in _families(reading))
    return EstonianWord(
        lemmas=tuple(lemmas),
        parts=tuple(parts),
        atoms=max((_atoms(reading) for reading in sure), key=len, default=()),
        families=tuple(families),
        guessed=not sure,
    )


def _lemma(reading: Reading) -> str:
    return reading.lemma + "ma" if reading.is_verb else reading.lemma


@lru_cache(maxsize=50_000)
def _base(part: str) -> str:
    """Base form of a compound's modifier, which stands in the genitive: "võla" → "võlg", "nõustamis" → "nõustamine"."""
    if part.endswith("mis") and is_verb_stem(part.removesuffix("mis")):
        return part.removesuffix("mis") + "mine"
    nouns = [reading.lemma for reading in readings(part) if not reading.guessed and reading.part_of_speech in "SA"]
    return nouns[0] if nouns and part not in nouns else part


def _atoms(reading: Reading) -> tuple[str, ...]:
    if len(reading.parts) < 2:
        return ()
    *modifiers, head = reading.parts
    return (*(_base(modifier) for modifier in modifiers), head + "ma" if reading.is_verb else head)


def _runs(reading: Reading) -> Iterator[str]:
    """All contiguous runs shorter than the whole: kodu|hooldus|teenus → kodu, koduhooldus, hooldus …"""
    parts = reading.parts
    size = len(parts)
    for start in range(size):
        for stop in range(start + 1, size + 1):
            run = "".join(parts[start:stop])
            if stop - start == size or len(run) <= SHORTEST_PART:
                continue
            if stop == size:
                yield run + "ma" if reading.is_verb else run
                continue
            yield run
            base = run.removesuffix(parts[stop - 1]) + _base(parts[stop - 1])
            yield from dict.fromkeys(other for other in (base, _base(run)) if other != run)


def _families(reading: Reading) -> Iterator[str]:
    *modifiers, head = reading.parts
    if reading.is_verb:
        yield _FAMILY_MARK + head
    for ending in _QUALITIES:
        if head.endswith(ending) and len(head) > len(ending) + 2:
            yield _QUALITY_MARK + head.removesuffix(ending)
    for noun in modifiers if reading.is_verb else reading.parts:
        for ending, vowels in _DEVERBAL:
            if not noun.endswith(ending) or len(noun) - len(ending) < 2:
                continue
            for vowel in vowels:
                stem = noun.removesuffix(ending) + vowel
                if is_verb_stem(stem):
                    yield _FAMILY_MARK + stem
