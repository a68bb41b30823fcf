"""What words mean besides themselves: the editors' list, made ready to look up (pure)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.analysis import Word, analyse_text
from search.analysis.language import ESTONIAN, RUSSIAN, is_cyrillic
from search.analysis.normalise import normalise, split_words

MOST_SIBLINGS = 20
MOST_TRIGGERS = 16

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
    """A phrase that a record may say instead, in tokens: one set of alternatives per word.

    No tokens where all of its words are as common as "help at home": they would find half of all records.
    """

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


def stop_key(form: str) -> str:
    """Key of a stop word, which counts only where little else is said."""
    return f"={form}"


def phrase_of(term: str, language: str) -> Phrase:
    """What a query must say for the term: its words, and where they are all common ones its stop words too.

    "ei saa trepist" is said by "trepist" alone, but "otsin tööd" not by "tööd" alone.
    """
    words = analyse_text(term, language)
    keys = [keys_of(word) for word in words]
    if all(word.is_weak for word in words):
        said = {word.form for word in words}
        keys += [frozenset((stop_key(form),)) for form in split_words(normalise(term)) if form not in said]
    return tuple(dict.fromkeys(keys))


class Thesaurus:
    """The list, indexed by the rarest word of each term."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = tuple(entries)
        self._phrases: list[tuple[Phrase, str, tuple[int, ...]]] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._meaning: dict[tuple[str, str], Meaning] = {}
        self._named: dict[str, list[int]] = defaultdict(list)
        self._triggers: dict[int, Trigger] = {}
        self._build()

    def __len__(self) -> int:
        return len(self._entries)

    def knows(self, keys: Iterable[str]) -> bool:
        """Whether one of the keys stands in any term."""
        return any(key in self._by_key for key in keys)

    def forms(self) -> set[str]:
        """Every word of the terms in small letters: spelling is corrected towards them."""
        return {word.form for entry in self._entries for word in analyse_text(entry.term, entry.language)}

    def triggers(self, words: Sequence[Keys], stop_words: Iterable[str] = ()) -> list[Trigger]:
        """Terms that the words contain, each word in any form and in any order; the longest first."""
        found: list[Trigger] = []
        seen: set[int] = set()
        said = [*words, frozenset(stop_key(form) for form in stop_words)]
        for key in frozenset().union(*words):
            for number in self._by_key.get(key, ()):
                if number not in seen:
                    seen.add(number)
                    covers = _cover(self._phrases[number][0], said) - {len(words)}
                    if covers:
                        found.append(self._trigger(number, covers))
        found.sort(key=lambda trigger: (-len(trigger.covers), min(trigger.covers), trigger.term))
        return found[:MOST_TRIGGERS]

    def _build(self) -> None:
        terms: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            terms[(entry.term, entry.language)].append(number)
            if entry.both_ways:
                for word in entry.words:
                    terms[(word, language_of(word))].append(number)
                    self._named[word].append(number)
        for (term, language), numbers in terms.items():
            phrase = phrase_of(term, language)
            if phrase:
                self._phrases.append((phrase, term, tuple(dict.fromkeys(numbers))))
                for key in frozenset().union(*phrase):
                    self._by_key[key].append(len(self._phrases) - 1)

    def _trigger(self, number: int, covers: frozenset[int]) -> Trigger:
        known = self._triggers.get(number)
        if known is None:
            known = self._triggers[number] = self._resolve(number)
        return Trigger(known.term, covers, known.meanings, known.types)

    def _resolve(self, number: int) -> Trigger:
        """What a term means: its words, then their other names that mean nothing beyond those words."""
        _, term, numbers = self._phrases[number]
        entries = [self._entries[index] for index in numbers]
        own = [entry for entry in entries if entry.term == term]
        narrowest = own or [min(entries, key=lambda entry: len(entry.words))]
        direct = dict.fromkeys(word for entry in narrowest for word in entry.words if word != term)
        heads = {term, *direct}
        siblings = {
            (sibling.term, sibling.language): None
            for head in heads
            for sibling in (self._entries[index] for index in self._named.get(head, ()))
            if heads.issuperset(sibling.words) and sibling.term not in heads
        }
        meanings = [self._mean(word, language_of(word), direct=True) for word in direct]
        shortest = sorted(siblings, key=lambda sibling: (sibling[0].count(" "), sibling[1] != ESTONIAN))
        meanings += [self._mean(*sibling, direct=False) for sibling in shortest[:MOST_SIBLINGS]]
        types = dict.fromkeys(code for entry in narrowest for code in entry.types)
        return Trigger(term, frozenset(), tuple(meaning for meaning in meanings if meaning.tokens), tuple(types))

    def _mean(self, text: str, language: str, *, direct: bool) -> Meaning:
        known = self._meaning.get((text, language))
        if known is None:
            said = analyse_text(text, language)
            words = dict.fromkeys(word.tokens for word in said) if not all(word.is_weak for word in said) else ()
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
