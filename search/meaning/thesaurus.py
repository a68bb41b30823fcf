"""What words mean besides themselves: the editors' list, made ready to look up (pure)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from search.analysis import Word, analyse_text
from search.analysis.language import ESTONIAN, RUSSIAN, is_cyrillic
from search.meaning.alike import alike, heads, said_alike
from search.meaning.concepts import Concept, Concepts
from search.meaning.phrases import (
    Keys,
    Phrase,
    covered_by,
    is_negated,
    is_said_in_order,
    is_said_whole,
    is_stop_key,
    phrase_of,
    spoken_as,
)

MOST_SIBLINGS = 20
MOST_TRIGGERS = 16
MOST_ALIKE = 6
FEWEST_ALIKE = 2


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
    `finds`: else it only ranks, see `_is_telling`.
    """

    text: str
    tokens: tuple[tuple[str, ...], ...]
    direct: bool = True
    finds: bool = True


@dataclass(frozen=True, slots=True)
class Trigger:
    """A term found in a query: which of the query's words it covers, and what it means.

    `whole`: the query says all of the term in its order. `alike`: it says the term in other words.
    """

    term: str
    covers: frozenset[int]
    meanings: tuple[Meaning, ...]
    types: tuple[str, ...]
    whole: bool = False
    alike: bool = False


class Thesaurus:
    """The list, indexed by the rarest word of each term."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = tuple(entries)
        self._phrases: list[tuple[Phrase, str, tuple[int, ...]]] = []
        self._sequences: list[Phrase] = []
        self._by_key: dict[str, list[int]] = {}
        self._keys: frozenset[str] = frozenset()
        self._meaning: dict[tuple[str, str], Meaning] = {}
        self._named: dict[str, list[int]] = defaultdict(list)
        self._triggers: dict[int, Trigger] = {}
        self._explained: dict[Concept, Trigger] = {}
        self._build()

    def __len__(self) -> int:
        return len(self._entries)

    def knows(self, keys: Iterable[str]) -> bool:
        """Whether one of the keys stands in any term."""
        return not self._keys.isdisjoint(keys)

    def forms(self) -> set[str]:
        """Every word of the terms in small letters: spelling is corrected towards them."""
        return {word.form for entry in self._entries for word in analyse_text(entry.term, entry.language)}

    def triggers(self, words: Sequence[Keys], spoken: Sequence[Keys] = ()) -> list[Trigger]:
        """Terms that the words contain, each word in any form and in any order; the longest first.

        `spoken`: all of the query in its order. Where it says a term of several words whole, terms of the same words
        that it does not say in order are left out: "family doctor" is not "no family doctor", "care home" not
        "home care".
        """
        spoken = spoken or words
        said = [*words, frozenset().union(*spoken) - frozenset().union(*words)]
        covers = {
            number: covered - {len(words)}
            for number in self._candidates(said)
            if (covered := covered_by(self._phrases[number][0], said)) - {len(words)}
        }
        whole = {number for number in covers if is_said_whole(self._sequences[number], spoken)}
        phrases = [covers[number] for number in whole if len(self._sequences[number]) > 1]
        found = [
            replace(self._known(number), covers=covered, whole=number in whole)
            for number, covered in covers.items()
            if not any(covered <= told for told in phrases) or is_said_in_order(self._sequences[number], spoken)
        ]
        found.sort(key=lambda trigger: (-len(trigger.covers), min(trigger.covers), trigger.term))
        return [*found[:MOST_TRIGGERS], *self._alike(said, spoken, found)]

    def _candidates(self, said: Iterable[Keys]) -> set[int]:
        """Terms whose rarest word is said."""
        return {number for key in frozenset().union(*said) for number in self._by_key.get(key, ())}

    def _alike(self, said: Sequence[Keys], spoken: Sequence[Keys], exact: Iterable[Trigger]) -> list[Trigger]:
        """Terms of several words that are said in other words, where no term is said of the same words as they are.

        Of the same words those terms count that share most of them, and the meaning that most of these lead to.
        """
        if len(said) <= FEWEST_ALIKE:
            return []
        told = [trigger.covers for trigger in exact if len(trigger.covers) > 1]
        negated = is_negated(spoken)
        votes: dict[frozenset[int], dict[int, dict[object, list[int]]]] = {}
        wide = [*(alike(keys if self.knows(keys) else keys | heads(keys)) for keys in said[:-1]), said[-1]]
        for number in self._candidates(wide):
            phrase = self._phrases[number][0]
            if not FEWEST_ALIKE <= len(phrase) <= len(said):
                continue
            covers, shared = said_alike(phrase, said, wide)
            if not shared or len(covers) < FEWEST_ALIKE or any(covers <= words for words in told):
                continue
            if is_negated(self._sequences[number]) == negated:
                meant = self._entries[self._phrases[number][2][0]]
                same = votes.setdefault(covers, {}).setdefault(shared, {})
                same.setdefault((meant.words, meant.types), []).append(number)
        ranked = sorted(votes.items(), key=lambda item: (-len(item[0]), -max(item[1]), min(item[0])))
        terms = [(covers, number) for covers, by_shared in ranked for number in _elected(by_shared[max(by_shared)])]
        return [replace(self._known(number), covers=covers, alike=True) for covers, number in terms[:MOST_ALIKE]]

    def about(self, words: Sequence[Keys]) -> list[Trigger]:
        """What the words lead to together, though no term is said whole: `search.meaning.concepts`."""
        return [replace(self._meant_by(about.concept), covers=about.covers) for about in self._concepts.about(words)]

    def _meant_by(self, concept: Concept) -> Trigger:
        known = self._explained.get(concept)
        if known is None:
            known = self._explained[concept] = self._explain("", concept.words, concept.types)
        return known

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
                self._sequences.append(spoken_as(term, language))
        self._by_key = _by_rarest(phrase for phrase, _, _ in self._phrases)
        self._keys = frozenset(key for phrase, _, _ in self._phrases for wanted in phrase for key in wanted)
        self._concepts = Concepts(
            (Concept(entry.words, entry.types), phrase, entry.both_ways)
            for phrase, _, numbers in self._phrases
            for entry in (self._entries[number] for number in numbers)
        )

    def _known(self, number: int) -> Trigger:
        known = self._triggers.get(number)
        if known is None:
            known = self._triggers[number] = self._resolve(number)
        return known

    def _resolve(self, number: int) -> Trigger:
        """What a term means: of its entries its own, else the one that means least."""
        _, term, numbers = self._phrases[number]
        entries = [self._entries[index] for index in numbers]
        own = [entry for entry in entries if entry.term == term]
        narrowest = own or [min(entries, key=lambda entry: len(entry.words))]
        direct = dict.fromkeys(word for entry in narrowest for word in entry.words if word != term)
        types = dict.fromkeys(code for entry in narrowest for code in entry.types)
        return self._explain(term, tuple(direct), tuple(types))

    def _explain(self, term: str, direct: Sequence[str], types: tuple[str, ...]) -> Trigger:
        """The words that are meant, then their other names that mean nothing beyond those words."""
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
        return Trigger(term, frozenset(), tuple(meaning for meaning in meanings if meaning.tokens), types)

    def _mean(self, text: str, language: str, *, direct: bool) -> Meaning:
        known = self._meaning.get((text, language))
        if known is None:
            said = analyse_text(text, language)
            words = dict.fromkeys(word.tokens for word in said) if not all(word.is_weak for word in said) else ()
            known = self._meaning[(text, language)] = Meaning(text, tuple(words), finds=_is_telling(said, language))
        return replace(known, finds=True) if direct else replace(known, direct=False)


def _by_rarest(phrases: Iterable[Phrase]) -> dict[str, list[int]]:
    """Numbers of the phrases, each under the keys of that word of it which fewest of them have."""
    phrases = list(phrases)
    used = Counter(key for phrase in phrases for wanted in phrase for key in wanted)
    found: dict[str, list[int]] = defaultdict(list)
    for number, phrase in enumerate(phrases):
        rarest = min(phrase, key=lambda wanted: (any(map(is_stop_key, wanted)), sum(used[key] for key in wanted)))
        for key in rarest:
            found[key].append(number)
    return dict(found)


def _elected(meanings: Mapping[object, list[int]]) -> list[int]:
    """One term of each meaning that nearly as many terms lead to as to the best."""
    most = max(len(numbers) for numbers in meanings.values())
    ranked = sorted(meanings.values(), key=lambda numbers: (-len(numbers), min(numbers)))
    return [min(numbers) for numbers in ranked if 2 * len(numbers) >= most]


def _is_telling(words: Sequence[Word], language: str) -> bool:
    """Whether records that have all of the words say the name: of several words two must say something.

    "Eakate kodu" stands scattered in half of all records for elderly people, so that it ranks and does not find.
    """
    return language != ESTONIAN or sum(not word.is_weak for word in words) >= min(len(words), 2)


def language_of(word: str) -> str:
    """Language of a word that another means: Russian if in Cyrillic, else Estonian."""
    return RUSSIAN if is_cyrillic(word) else ESTONIAN
