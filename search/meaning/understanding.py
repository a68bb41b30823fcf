"""A query understood: its words, each in the languages and spellings in which it may be meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from search.analysis import Word, analyse_word
from search.analysis.english import is_english_word
from search.analysis.language import ENGLISH, ESTONIAN, RUSSIAN, is_cyrillic, readable_in
from search.analysis.morphology import is_dictionary_word, readings
from search.analysis.normalise import query_words
from search.analysis.stopwords import STOP
from search.meaning.phrases import Keys, keys_of, stop_keys
from search.meaning.thesaurus import Thesaurus
from search.vocabulary.cyrillic import in_cyrillic

_NAME = "H"
_NOUN = "S"
_SHORTEST_JOINED = 5
_FEWEST_PARTS = 2


class Knowledge(Protocol):
    """What is known of words besides the analysis: the index, the speller and the editors' list."""

    thesaurus: Thesaurus

    def frequency(self, token: str) -> int: ...

    def together(self, tokens: tuple[str, ...]) -> bool: ...

    def corrections(self, form: str) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the query that says something.

    `meant`: the word in each language it may be of, or what it was corrected to. `places`: its places in the
    query (two where it was written apart). `known`: the index or the list knows it.
    """

    form: str
    places: tuple[int, ...]
    meant: tuple[Word, ...]
    known: bool
    correction: str = ""

    @property
    def is_weak(self) -> bool:
        return all(word.is_weak for word in self.meant)

    @property
    def keys(self) -> Keys:
        return frozenset().union(*(keys_of(word) for word in self.meant))

    @property
    def is_foreign_noun(self) -> bool:
        """A common Estonian noun that nothing here is about, such as a bicycle; or an English word among
        Estonian ones, such as "pizza"."""
        if self.known:
            return False
        found = {reading.part_of_speech for reading in readings(self.form) if not reading.guessed}
        if not found and self.meant[0].language == ESTONIAN:
            return is_english_word(self.form)
        return _NOUN in found and _NAME not in found


@dataclass(frozen=True, slots=True)
class Understanding:
    """All of a query: its words, and neighbours that read as one word ("kodu hooldus").

    `in_latin`: it was Russian in Latin letters; `forms` are the Russian words.
    """

    language: str
    words: tuple[QueryWord, ...]
    joined: tuple[QueryWord, ...] = ()
    forms: tuple[str, ...] = ()
    in_latin: bool = False

    @property
    def spoken(self) -> tuple[Keys, ...]:
        """The query in its order: every word by its keys, a word that says nothing by itself by its form."""
        said: dict[int, Keys] = {}
        for word in self.words:
            said[word.places[0]] = said.get(word.places[0], frozenset()) | word.keys
        return tuple(said.get(place) or stop_keys(form) for place, form in enumerate(self.forms))

    @property
    def corrected(self) -> str:
        """The query as it was probably meant; empty if nothing was misspelt."""
        corrections = {word.places[0]: word.correction for word in self.words if word.correction}
        if not corrections and not self.in_latin:
            return ""
        return " ".join(corrections.get(place, form) for place, form in enumerate(self.forms))


def understand(text: str, language: str, knowledge: Knowledge) -> Understanding:
    """Read the query; `language` is the page's, used where a word could be of two.

    Where one word is Russian in Latin letters all of them are: "na" of "pomosh na domu" is no Estonian word.
    """
    forms = tuple(query_words(text))
    hint = _language(forms, language, knowledge)
    words = _words(forms, hint, knowledge)
    in_latin = any(is_cyrillic(word.correction) and not is_cyrillic(word.form) for word in words)
    if in_latin:
        forms = tuple(_russian(form, knowledge) for form in forms)
        words = _words(forms, hint, knowledge)
    return Understanding(hint, words, tuple(_joined(forms, knowledge)), forms, in_latin)


def _words(forms: Sequence[str], hint: str, knowledge: Knowledge) -> tuple[QueryWord, ...]:
    return tuple(
        part
        for place, form in enumerate(forms)
        if (word := _word(form, place, hint, knowledge))
        for part in _parted(word, knowledge)
    )


def _russian(form: str, knowledge: Knowledge) -> str:
    """The Russian word that the letters stand for, if any is known."""
    said = (spelling for spelling in in_cyrillic(form) if _is_russian(spelling, knowledge))
    return form if is_cyrillic(form) else next(said, form)


def _is_russian(form: str, knowledge: Knowledge) -> bool:
    return form in STOP[RUSSIAN] or _is_said(analyse_word(form, RUSSIAN), knowledge)


def _language(forms: Sequence[str], language: str, knowledge: Knowledge) -> str:
    """Language of the Latin words of the query by what most of them are; the page's where it is a draw."""
    latin = [form for form in forms if not is_cyrillic(form)]
    english = sum(form in STOP[ENGLISH] or is_english_word(form) or _is_english(form, knowledge) for form in latin)
    estonian = sum(form in STOP[ESTONIAN] or is_dictionary_word(form) for form in latin)
    if english == estonian:
        return language
    return ENGLISH if english > estonian else ESTONIAN


def _is_english(form: str, knowledge: Knowledge) -> bool:
    return is_known(analyse_word(form, ENGLISH), knowledge)


def is_known(word: Word, knowledge: Knowledge) -> bool:
    """Whether the index or the list has the word, or a record has all the parts that make it up."""
    return _is_said(word, knowledge) or (len(word.atoms) > 1 and knowledge.together(word.atoms))


def _is_said(word: Word, knowledge: Knowledge) -> bool:
    """Whether the index or the list has the word itself."""
    return any(knowledge.frequency(token) for token in word.tokens) or knowledge.thesaurus.knows(word.tokens)


def _word(form: str, place: int, hint: str, knowledge: Knowledge) -> QueryWord | None:
    candidates = [analyse_word(form, language) for language in _languages_of(form, hint, knowledge)]
    if candidates[0].is_stop:
        return None
    meant = tuple(word for word in candidates if not word.is_stop)
    known = tuple(word for word in meant if is_known(word, knowledge))
    if known:
        return QueryWord(form, (place,), known, known=True)
    corrections = knowledge.corrections(form)
    if corrections:
        fixed = tuple(word for correction in corrections for word in _readable(correction, hint, knowledge))
        return QueryWord(form, (place,), fixed, known=True, correction=corrections[0])
    return QueryWord(form, (place,), meant, known=False)


def _parted(word: QueryWord, knowledge: Knowledge) -> Sequence[QueryWord]:
    """A compound that nobody uses says its words, where all are known and one is a term of its own: "depressiooniravi",
    or terms of one thing use them: "invakohandus".

    "Veebileht" stays what it is: neither "veeb" nor "leht" is one.
    """
    parts = [_noun(part) for part in _parts(word)]
    if word.known or len(parts) < _FEWEST_PARTS:
        return [word]
    if not all(_says_something(part, knowledge) for part in parts) or not _say_a_term(parts, knowledge):
        return [word]
    return [QueryWord(part.form, word.places, (part,), known=True) for part in parts if not part.is_stop] or [word]


def _parts(word: QueryWord) -> Sequence[str]:
    """The smallest parts of a compound, of an unknown word its pieces between hyphens: "SOS-nupp"."""
    meant = word.meant[0]
    if meant.language != ESTONIAN:
        return ()
    return meant.atoms or (word.form.split("-") if meant.guessed else ())


def _noun(part: str) -> Word:
    """A part of a compound in its base form: "viin" of "viinahaige" is no form of "viima"."""
    word = analyse_word(part, ESTONIAN)
    return replace(word, tokens=(part,)) if part in word.tokens else word


def _says_something(part: Word, knowledge: Knowledge) -> bool:
    """Whether the part is known, or so common a word that it need not be: "laenutus", "talong"."""
    return part.is_stop or part.is_weak or _is_said(part, knowledge) or _is_done(part, knowledge)


def _is_done(word: Word, knowledge: Knowledge) -> bool:
    """Whether records say the verb that the noun is made of: "koristus" where they say "koristama"."""
    return any(knowledge.frequency(family) for family in word.families)


def _say_a_term(parts: Sequence[Word], knowledge: Knowledge) -> bool:
    """Whether one of the words is a term of the list, several are one together, or terms of one thing use them."""
    keys = [keys_of(part) for part in parts]
    alone = (trigger for key in keys for trigger in knowledge.thesaurus.triggers([key]))
    together = (trigger for trigger in knowledge.thesaurus.triggers(keys) if len(trigger.covers) > 1)
    return any(trigger.whole for trigger in alone) or any(together) or any(knowledge.thesaurus.about(keys))


def _languages_of(form: str, hint: str, knowledge: Knowledge) -> tuple[str, ...]:
    """In an English query a word of both is English: "swimming pool" says nothing of a half."""
    in_estonian_lexicon = is_dictionary_word(form)
    if hint == ENGLISH and in_estonian_lexicon and is_english_word(form):
        return (ENGLISH,)
    return readable_in(
        form,
        in_estonian_lexicon=in_estonian_lexicon,
        is_english=form in STOP[ENGLISH] or _is_english(form, knowledge),
        hint=hint,
    )


def _readable(form: str, hint: str, knowledge: Knowledge) -> list[Word]:
    words = [analyse_word(form, language) for language in _languages_of(form, hint, knowledge)]
    return [word for word in words if is_known(word, knowledge)] or words[:1]


def _joined(forms: Sequence[str], knowledge: Knowledge) -> list[QueryWord]:
    joined = []
    for place, (left, right) in enumerate(pairwise(forms)):
        form = left + right
        if len(form) < _SHORTEST_JOINED or is_cyrillic(form) or left in STOP[ESTONIAN]:
            continue
        word = analyse_word(form, ESTONIAN)
        if not word.guessed and _is_said(word, knowledge):
            joined.append(QueryWord(form, (place, place + 1), (word,), known=True))
    return joined
