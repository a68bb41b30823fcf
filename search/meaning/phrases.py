"""What a query must say for a term of the editors' list, and how exactly it says it (pure)."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from search.analysis import Word, analyse_text, analyse_word
from search.analysis.language import ENGLISH, ESTONIAN, RUSSIAN, is_cyrillic
from search.analysis.normalise import normalise, split_words

Keys = frozenset[str]
Phrase = tuple[Keys, ...]

_STOP_MARK: Final = "="

#: English stop words that make another verb of a verb: "passed out" is not said by "pass".
_PARTICLES: Final = frozenset({"=out", "=off"})
_NEGATIONS: Final = frozenset({"=ei", "=ega", "=не", "=нет", "=not", "=cannot", "=no"})
_SAME: Final = {
    "pole": "ei",
    "polnud": "ei",
    "mitte": "ei",
    "ни": "не",
    "ilma": "ei",
    "cant": "cannot",
    "couldnt": "cannot",
    "dont": "not",
    "doesnt": "not",
    "didnt": "not",
    "isnt": "not",
}


@lru_cache(maxsize=20_000)
def keys_of(word: Word) -> Keys:
    """What makes two forms the same word: lemma, stem or verb family; of a compound the whole word alone."""
    return frozenset(word.tokens if word.atoms else (*word.tokens, *word.families))


@lru_cache(maxsize=2_000)
def stop_keys(form: str) -> Keys:
    """The key of a stop word alone."""
    return frozenset((stop_key(form),))


def stop_key(form: str) -> str:
    """Key of a stop word, which counts only where little else is said; "can't" is "cannot"."""
    return f"{_STOP_MARK}{_SAME.get(form, form)}"


def is_stop_key(key: str) -> bool:
    """Whether it is the key of a stop word."""
    return key.startswith(_STOP_MARK)


def is_negated(sequence: Sequence[Keys]) -> bool:
    """Whether it says that something is not so."""
    return any(keys & _NEGATIONS for keys in sequence)


def phrase_of(term: str, language: str) -> Phrase:
    """What a query must say for the term: its words, and of its stop words as many as it says little without.

    "vanaema ei saa trepist" is said by "vanaema trepist". Where one word says something, one of the stop words must
    stand beside it: "ei saa trepist" is said by "ei pääse trepist", not by "trepist". Where none does, all of them.
    """
    words = analyse_text(term, language)
    keys = [_term_keys(word) for word in words]
    said = {word.form for word in words}
    beside = [stop_key(form) for form in split_words(normalise(term)) if form not in said]
    if all(word.is_weak for word in words):
        keys += [frozenset((key,)) for key in beside]
    else:
        keys += [frozenset((key,)) for key in beside if language == ENGLISH and key in _PARTICLES]
        if len(keys) == 1 and beside:
            keys.append(frozenset(beside))
    return tuple(dict.fromkeys(keys))


def spoken_as(term: str, language: str) -> Phrase:
    """All words of the term in its order, stop words too."""
    words = (analyse_word(form, RUSSIAN if is_cyrillic(form) else language) for form in split_words(normalise(term)))
    return tuple(stop_keys(word.form) if word.is_stop else _term_keys(word) for word in words)


def _term_keys(word: Word) -> Keys:
    """A hyphenated word of a term is said by the whole of it: "after-care" not by "care"."""
    if "-" not in word.form:
        return keys_of(word)
    return frozenset(word.tokens[-1:] if word.language == ESTONIAN else word.tokens[:1])


def covered_by(phrase: Phrase, words: Sequence[Keys]) -> frozenset[int]:
    """Numbers of the words that say the phrase; empty if one of its words is not said."""
    covers: set[int] = set()
    for wanted in phrase:
        places = [place for place, keys in enumerate(words) if keys & wanted]
        if not places:
            return frozenset()
        covers.update(places[:1])
    return frozenset(covers)


def is_said_in_order(sequence: Phrase, spoken: Sequence[Keys]) -> bool:
    """Whether the query says all words of the term in its order, others among them: "ei taha [enam] elada"."""
    rest = iter(spoken)
    return all(any(wanted & said for said in rest) for wanted in sequence)


def is_said_whole(sequence: Phrase, spoken: Sequence[Keys]) -> bool:
    """Whether the query says the term word by word, in its order: "care home" and not "home care"."""
    return any(
        all(wanted & said for wanted, said in zip(sequence, spoken[start:], strict=False))
        for start in range(len(spoken) - len(sequence) + 1)
    )
