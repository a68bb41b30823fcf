"""Bring a text to one form: composed letters, small letters, nothing invisible."""

import re
import unicodedata

MAX_QUERY_CHARACTERS = 300
MAX_QUERY_WORDS = 24
MAX_WORD_CHARACTERS = 48

_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`-][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_STRESS = "\u0301"


def normalise(text: str) -> str:
    """Small letters in composed form; control, format and bidirectional characters become blanks."""
    composed = unicodedata.normalize("NFKC", text.replace(_STRESS, ""))
    visible = "".join(
        " " if unicodedata.category(character) in _INVISIBLE_CATEGORIES else character
        for character in composed.replace("\u00ad", "")
    )
    return visible.casefold().replace("ё", "е").replace("ß", "ss")


def split_words(text: str) -> list[str]:
    """Words of a normalised text; a hyphen holds a word together, an apostrophe is left out."""
    return [
        _APOSTROPHES.sub("", word)[:MAX_WORD_CHARACTERS]
        for word in _WORD.findall(text)
        if any(character.isalnum() for character in word)
    ]


def query_words(text: str) -> list[str]:
    """The words of a query, cut to what an answer needs: the same words in the same order, each once."""
    words = split_words(normalise(text[:MAX_QUERY_CHARACTERS]))
    return list(dict.fromkeys(words))[:MAX_QUERY_WORDS]


def fold(word: str) -> str:
    """The word without marks over letters, as typed on a foreign keyboard: "võlg" → "volg"."""
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
