"""Bring a text to one form: composed letters, small letters, nothing invisible."""

import re
import unicodedata
from collections.abc import Iterator

MAX_QUERY_CHARACTERS = 300
MAX_QUERY_WORDS = 20
MAX_WORD_CHARACTERS = 48

_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`-][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_STRESS = "\u0301"
_SOFT_HYPHEN = "\u00ad"


class _Visible(dict[int, int]):
    """Characters that nobody sees become blanks; each character is judged once."""

    def __missing__(self, code: int) -> int:
        self[code] = ord(" ") if unicodedata.category(chr(code)) in _INVISIBLE_CATEGORIES else code
        return self[code]


_VISIBLE = _Visible()


def normalise(text: str) -> str:
    """Small letters in composed form; control, format and bidirectional characters become blanks."""
    composed = unicodedata.normalize("NFKC", text.replace(_STRESS, "").replace(_SOFT_HYPHEN, ""))
    return composed.translate(_VISIBLE).casefold().replace("ё", "е")


def split_words(text: str) -> list[str]:
    """Words of a normalised text; a hyphen holds a word together, an apostrophe is left out."""
    return [_APOSTROPHES.sub("", word)[:MAX_WORD_CHARACTERS] for word in _WORD.findall(text)]


def query_words(text: str) -> list[str]:
    """The words of a query, cut to what an answer needs: the same words in the same order, each once."""
    words = split_words(normalise(text[:MAX_QUERY_CHARACTERS]))
    return list(dict.fromkeys(words))[:MAX_QUERY_WORDS]


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A text as it is written, cut into words (true) and what stands between them (false)."""
    end = 0
    for word in _WORD.finditer(text):
        if word.start() > end:
            yield text[end : word.start()], False
        yield word.group(), True
        end = word.end()
    if end < len(text):
        yield text[end:], False


def fold(word: str) -> str:
    """The word without marks over letters, as typed on a foreign keyboard: "võlg" → "volg"."""
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
