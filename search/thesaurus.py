"""What words mean besides themselves: the editors' list, made ready to look up (pure)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.analysis import Word, analyse_text
from search.analysis.language import ESTONIAN, RUSSIAN, is_cyrillic

Keys = frozenset[str]
Phrase = tuple[Keys, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: a term and the words and service types that it means.

    `both_ways`: the words mean the term too, so that they are names of one thing.
    """

    term: str
    language: str
    words: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    both_ways: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """A phrase that a record may say instead, in tokens: one set of alternatives per word."""

    text: str
    tokens: tuple[tuple[str, ...], ...]
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Trigger:
    """A term found in a query: which of the query's words it covers, and what it means."""

    term: str
    covers: frozenset[int]
    meanings: tuple[Meaning, ...]
    types: tuple[str, ...]


def keys_of(word: Word) -> Keys:
    """What makes two forms the same word: lemma, stem or verb family; of a compound the whole word alone."""
    return frozenset(word.tokens if word.atoms else (*word.tokens, *word.families))


class Thesaurus:
    """The list, indexed by the rarest word of each term."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = tuple(entries)
        self._phrases: list[tuple[Phrase, str, tuple[int, ...]]] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._meaning: dict[tuple[str, str], Meaning] = {}
        self._named: dict[str, list[int]] = defaultdict(list)
        self._build()

    def __len__(self) -> int:
        return len(self._entries)

    def knows(self, keys: Iterable[str]) -> bool:
        """Whether one of the keys stands in any term."""
        return any(key in self._by_key for key in keys)

    def forms(self) -> set[str]:
        """Every word of the terms in small letters: spelling is corrected towards them."""
        return {word.form for entry in self._entries for word in analyse_text(entry.term, entry.language)}

    def triggers(self, words: Sequence[Keys]) -> list[Trigger]:
        """Terms that the words contain, each word in any form and in any order; the longest first."""
        found: list[Trigger] = []
        seen: set[int] = set()
        for key in frozenset().union(*words):
            for number in self._by_key.get(key, ()):
                if number not in seen:
                    seen.add(number)
                    covers = _cover(self._phrases[number][0], words)
                    if covers:
                        found.append(self._trigger(number, covers))
        found.sort(key=lambda trigger: (-len(trigger.covers), min(trigger.covers), trigger.term))
        return found

    def _build(self) -> None:
        terms: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            terms[(entry.term, entry.language)].append(number)
            if entry.both_ways:
                for word in entry.words:
                    terms[(word, language_of(word))].append(number)
                    self._named[word].append(number)
        for (term, language), numbers in terms.items():
            phrase = tuple(dict.fromkeys(keys_of(word) for word in analyse_text(term, language)))
            if phrase:
                self._phrases.append((phrase, term, tuple(dict.fromkeys(numbers))))
                for key in frozenset().union(*phrase):
                    self._by_key[key].append(len(self._phrases) - 1)

    def _trigger(self, number: int, covers: frozenset[int]) -> Trigger:
        _, term, entries = self._phrases[number]
        direct: dict[tuple[str, str], None] = {}
        siblings: dict[tuple[str, str], None] = {}
        types: dict[str, None] = {}
        for entry in (self._entries[index] for index in entries):
            types.update(dict.fromkeys(entry.types))
            if entry.term != term:
                direct[(entry.term, entry.language)] = None
            for word in entry.words:
                direct[(word, language_of(word))] = None
                for sibling in (self._entries[index] for index in self._named.get(word, ())):
                    siblings[(sibling.term, sibling.language)] = None
        meanings = [self._mean(*pair, direct=True) for pair in direct if pair[0] != term]
        meanings += [self._mean(*pair, direct=False) for pair in siblings if pair not in direct and pair[0] != term]
        return Trigger(term, covers, tuple(meaning for meaning in meanings if meaning.tokens), tuple(types))

    def _mean(self, text: str, language: str, *, direct: bool) -> Meaning:
        known = self._meaning.get((text, language))
        if known is None:
            words = dict.fromkeys(word.tokens for word in analyse_text(text, language))
            known = self._meaning[(text, language)] = Meaning(text, tuple(words))
        return known if direct else Meaning(known.text, known.tokens, direct=False)


def language_of(word: str) -> str:
    """Language of a word that another means: Russian if in Cyrillic, else Estonian."""
    return RUSSIAN if is_cyrillic(word) else ESTONIAN


def _cover(phrase: Phrase, words: Sequence[Keys]) -> frozenset[int]:
    """Numbers of the words that say the phrase; empty if one of its words is not said."""
    covers: set[int] = set()
    for wanted in phrase:
        places = [place for place, keys in enumerate(words) if keys & wanted]
        if not places:
            return frozenset()
        covers.update(places[:1])
    return frozenset(covers)
