"""Words that say the same in a sentence of need: "virutama" and "lööma", "memm" and "vanaema".

They are no names of a service and lead nowhere alone; they let a need of the list be said in other words.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from search.analysis import analyse_word
from search.analysis.estonian import estonian_word
from search.analysis.normalise import normalise
from search.meaning.phrases import Keys, Phrase

FILE = Path(__file__).parents[1] / "data" / "alike.toml"
PEOPLE = "people"


def alike(keys: Keys) -> Keys:
    """The keys of a word, and of every word that says the same."""
    others = _groups().words
    return keys.union(*(others[key] for key in keys if key in others))


def heads(keys: Keys) -> Keys:
    """What the Estonian compounds among the keys are at their end: "abielumees" is a "mees"."""
    return frozenset(head for key in keys if key.isalpha() for head in estonian_word(key).atoms[-1:])


def said_alike(phrase: Phrase, said: Sequence[Keys], wide: Sequence[Keys]) -> tuple[frozenset[int], int]:
    """Numbers of the words that say the phrase by `wide`, each one word of it, and how many say it by `said` too.

    The last of both are the stop words. None where a word of the phrase is not said, or where people alone are:
    "ema lapsega" is no "naabri laps".
    """
    places: list[int] = []
    for wanted in phrase:
        for place, keys in enumerate(wide):
            if place not in places and not wanted.isdisjoint(keys):
                places.append(place)
                break
        else:
            return frozenset(), 0
    covers = frozenset(places) - {len(said) - 1}
    if all(said[place] & _groups().people for place in covers):
        return frozenset(), 0
    return covers, sum(bool(wanted & said[place]) for wanted, place in zip(phrase, places, strict=True))


@dataclass(frozen=True, slots=True)
class _Groups:
    words: Mapping[str, Keys]
    people: Keys


@lru_cache(maxsize=1)
def _groups() -> _Groups:
    """What each key is alike to; a word may stand in several groups, which stay apart."""
    words: dict[str, Keys] = defaultdict(frozenset)
    people: Keys = frozenset()
    for name, group in groups():
        for key in group:
            words[key] |= group
        if name == PEOPLE:
            people |= group
    return _Groups(dict(words), people)


def groups(file: Path = FILE) -> Iterator[tuple[str, Keys]]:
    """The groups of the file: the name of their table, and their words' keys."""
    for name, tables in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for table in tables:
            for language, words in table.items():
                listed = (word for raw in words.split(";") if (word := normalise(raw).strip()))
                yield name, frozenset().union(*(_keys(word, language) for word in listed))


def _keys(word: str, language: str) -> Keys:
    """A word that stands in its base form is that word alone: "viin" is no form of "viima"."""
    tokens = analyse_word(word, language).tokens
    return frozenset((word,) if word in tokens else tokens)
