"""From an understood query to the tree that engines answer: what counts as found, and in what order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from search.asking.clauses import Best, Clause, Sum, Term, any_token, every, size
from search.meaning.phrases import Keys
from search.meaning.thesaurus import Trigger
from search.meaning.understanding import Knowledge, QueryWord, Understanding

# How much each way of saying a word counts beside the word itself.
WORD = 1.0
JOINED = 1.0
DIRECT = 0.9
SIBLING = 0.7
TYPE = 0.9
TOGETHER = 0.6
RUN = 0.3
FAMILY = 0.4
WEAK = 0.3
COVERED = 0.5
NEED = 1.6
ALIKE = 1.0  # a need said in other words than the list's
ABOUT = 1.0
SAID_TOO = 0.3  # a record of the type that also says what is meant comes before one that is only of the type
MEANT = 0.7  # where records say the word itself, what it means comes after them

#: How many tokens a tree may ask for: what a query of some dozen words with all their meanings needs.
MOST_TERMS: Final = 400

_FEW_WORDS = 3
_VOWELS = "aeiouõäöü"  # in which every Estonian genitive ends


def type_token(code: str) -> str:
    """Token of a record whose service is of the type."""
    return f"type:{code}"


@dataclass(frozen=True, slots=True)
class Meant:
    """A clause for what a term means; where it does not find it only ranks. `direct`: a record says it in words."""

    clause: Clause
    finds: bool = True
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One notion of the query: the words that say it, what finds it, what ranks it."""

    label: str
    match: Clause | None
    rank: Clause


@dataclass(frozen=True, slots=True)
class Plan:
    """`match` is None where nothing can be found; `loose` finds what may be related."""

    match: Clause | None
    rank: Clause | None
    loose: Clause | None
    groups: tuple[Group, ...] = ()
    also: tuple[str, ...] = field(default=())


def make_plan(query: Understanding, knowledge: Knowledge) -> Plan:
    """Build the tree: words and their meanings, needs said in several words, words written apart."""
    said = (*query.words, *query.joined)
    triggers = _triggers(said, query.spoken, knowledge)
    needs = _differing(trigger for trigger in triggers if len(trigger.covers) > 1)
    covered = {place for trigger in needs for number in trigger.covers for place in said[number].places}
    words = [
        _word_group(word, [trigger for trigger in triggers if trigger.covers == {number}], covered, knowledge)
        for number, word in enumerate(said)
    ]
    about = _about(query.words, triggers, knowledge)
    boosts = [*((need, ALIKE if need.alike else NEED) for need in needs), *((one, ABOUT) for one in about)]
    need_groups = [group for trigger, boost in boosts if (group := _need_group(trigger, boost, knowledge))]
    need_groups, words = _affordable(need_groups, words)
    groups = (*words, *need_groups)
    return Plan(
        match=_match(query.words, said, words, need_groups, named=_is_named(said, triggers)),
        rank=Sum(tuple(group.rank for group in groups)) if groups else None,
        loose=Sum(tuple(group.rank for group in groups)) if groups else None,
        groups=groups,
        also=_also(triggers),
    )


def _triggers(said: Sequence[QueryWord], spoken: Sequence[Keys], knowledge: Knowledge) -> list[Trigger]:
    """Terms that the query says; in other words than the list's only by several words, not by one compound."""
    found = knowledge.thesaurus.triggers([word.keys for word in said], spoken)
    exact = [trigger for trigger in found if not trigger.alike]
    return exact + [
        _in_words(trigger, said)
        for trigger in found
        if trigger.alike and len({said[number].places[0] for number in trigger.covers}) > 1
    ]


def _differing(triggers: Iterable[Trigger]) -> list[Trigger]:
    """Terms that say one thing of the same words ("care at home", "home care") count once, not once each."""
    kept: dict[object, Trigger] = {}
    for trigger in triggers:
        direct = frozenset(meaning.text for meaning in trigger.meanings if meaning.direct)
        kept.setdefault((trigger.covers, trigger.types, direct), trigger)
    return list(kept.values())


def _is_named(said: Sequence[QueryWord], triggers: Iterable[Trigger]) -> bool:
    """Whether the query says a term whole, and no noun beside it makes it another thing: neither one whose it is
    ("loomade varjupaik") nor one that it is of ("puude langetamine")."""
    owners = {word.places[-1] for word in said if word.is_foreign_noun and word.form[-1] in _VOWELS}
    heads = {word.places[0] for word in said if word.is_foreign_noun and word.form in word.meant[0].tokens}
    return any(
        trigger.whole and not owners & {place - 1 for place in places} and not _is_modifier(places, said, heads)
        for trigger in triggers
        if (places := {place for number in trigger.covers for place in said[number].places})
    )


def _is_modifier(places: set[int], said: Sequence[QueryWord], heads: set[int]) -> bool:
    """Whether the term stands in the genitive before one of the nouns."""
    last = max(places)
    return last + 1 in heads and any(
        last in word.places and word.form[-1] in _VOWELS and word.form not in word.meant[0].tokens[:1] for word in said
    )


def _about(words: Sequence[QueryWord], said: Iterable[Trigger], knowledge: Knowledge) -> list[Trigger]:
    """What the words lead to together where no term says them whole; told by those words."""
    strong = [(number, word) for number, word in enumerate(words) if not word.is_weak]
    found = []
    for trigger in knowledge.thesaurus.about([word.keys for _, word in strong]):
        covers = frozenset(strong[number][0] for number in trigger.covers)
        if not any(covers <= term.covers for term in said):
            found.append(_in_words(replace(trigger, covers=covers), words))
    return found


def _in_words(trigger: Trigger, words: Sequence[QueryWord]) -> Trigger:
    """A term that the query says in other words is told by the query's."""
    return replace(trigger, term=" ".join(words[number].form for number in sorted(trigger.covers)))


def _affordable(needs: Sequence[Group], words: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """What the tree has room for: needs first, then words in their order."""
    left = MOST_TERMS
    kept: tuple[list[Group], list[Group]] = [], []
    for groups, into in zip((needs, words), kept, strict=True):
        for group in groups:
            left -= size(group.rank)
            if left >= 0:
                into.append(group)
    return kept


def _word_group(word: QueryWord, triggers: Sequence[Trigger], covered: set[int], knowledge: Knowledge) -> Group:
    tokens = tuple(dict.fromkeys(token for meant in word.meant for token in meant.tokens))
    said = any(knowledge.frequency(token) for token in tokens)
    meanings = tuple(meant for trigger in triggers for meant in _meanings(trigger, knowledge))
    meant_boost = MEANT if said else WORD
    itself = any_token(tokens, WORD)
    together = [
        every(tuple(Term(atom) for atom in meant.atoms), TOGETHER) for meant in word.meant if len(meant.atoms) > 1
    ]
    families = [Term(family, FAMILY) for meant in word.meant for family in meant.families]
    runs = [Term(part, RUN) for meant in word.meant for part in meant.parts if knowledge.frequency(part)]
    rank = Best((itself, *_best(meanings, meant_boost), *together, *families, *runs), boost=_importance(word, covered))
    strong = [itself, *_best(one for one in meanings if one.finds), *together]
    if not said:
        strong += families
    weak = word.is_weak and not triggers
    return Group(word.form, None if weak else Best(tuple(strong)), rank)


def _importance(word: QueryWord, covered: set[int]) -> float:
    if word.is_weak:
        return WEAK
    return COVERED if covered.issuperset(word.places) else WORD


def _need_group(trigger: Trigger, boost: float, knowledge: Knowledge) -> Group | None:
    meanings = tuple(_meanings(trigger, knowledge))
    if not meanings:
        return None
    clauses = tuple(meant.clause for meant in meanings)
    said_too = _best((meant for meant in meanings if meant.direct), boost * SAID_TOO)
    return Group(trigger.term, Best(clauses), Sum((Best(clauses, boost=boost), *said_too)))


def _meanings(trigger: Trigger, knowledge: Knowledge) -> Iterator[Meant]:
    """What the term means, as far as any record says it."""
    told: set[frozenset[tuple[str, ...]]] = set()
    for meaning in trigger.meanings:
        words = [tuple(token for token in tokens if knowledge.frequency(token)) for tokens in meaning.tokens]
        if all(words) and frozenset(words) not in told:
            told.add(frozenset(words))
            boost = DIRECT if meaning.direct else SIBLING
            yield Meant(
                every(tuple(any_token(tokens) for tokens in words), boost / len(words)), meaning.finds, meaning.direct
            )
    for code in trigger.types:
        if knowledge.frequency(type_token(code)):
            yield Meant(Term(type_token(code), TYPE))


def _best(meant: Iterable[Meant], boost: float = 1.0) -> list[Clause]:
    """One of the meanings, if there are any."""
    clauses = tuple(one.clause for one in meant)
    return [Best(clauses, boost=boost)] if clauses else []


def _match(
    words: Sequence[QueryWord],
    said: Sequence[QueryWord],
    groups: Sequence[Group],
    needs: Sequence[Group],
    *,
    named: bool,
) -> Clause | None:
    """True hits: enough of the words that say something, or a need that was recognised.

    Few words with a noun that nothing here is about ("jalgratta laenutus") find nothing, unless the list has a word
    of them (`named`: "hambaarst laupäeval").
    """
    clauses = [group.match for group in groups if group.match is not None]
    recognised = [need.match for need in needs if need.match is not None]
    if not clauses and not recognised:
        return _weak_alone(said)
    strong = [word for word in words if not word.is_weak]
    if not (recognised or named) and len(strong) <= _FEW_WORDS and any(word.is_foreign_noun for word in strong):
        return None
    return Best((*_enough(clauses), *recognised))


def _enough(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    if not clauses:
        return ()
    minimum = 1 if len(clauses) <= 4 else 2
    return (Sum(tuple(clauses), minimum),)


def _weak_alone(words: Sequence[QueryWord]) -> Clause | None:
    """Nothing but words such as "help": all of them must be said."""
    if not words:
        return None
    tokens = [tuple(token for meant in word.meant for token in meant.tokens) for word in words if word.known]
    return every(tuple(any_token(alternatives) for alternatives in tokens)) if tokens else None


def _also(triggers: Iterable[Trigger]) -> tuple[str, ...]:
    """Words that the list added, for the reader."""
    return tuple(dict.fromkeys(meaning.text for trigger in triggers for meaning in trigger.meanings if meaning.direct))
