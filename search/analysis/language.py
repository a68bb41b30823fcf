"""In which languages a word may be read."""

import re
from typing import Final

ESTONIAN: Final = "et"
RUSSIAN: Final = "ru"
ENGLISH: Final = "en"
LANGUAGES: Final = (ESTONIAN, RUSSIAN, ENGLISH)

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ESTONIAN_LETTER = re.compile(r"[õäöüšž]")


def is_cyrillic(word: str) -> bool:
    """Whether the word is written in Cyrillic letters."""
    return _CYRILLIC.search(word) is not None


def readable_in(word: str, *, in_estonian_lexicon: bool, is_english: bool, hint: str) -> tuple[str, ...]:
    """Languages in which the word may be meant, likeliest first.

    Cyrillic is Russian; letters that English lacks are Estonian. Otherwise the lexicon and the English words of
    the index decide; where both know the word, both are tried, the page's language (`hint`) first.
    """
    if is_cyrillic(word):
        return (RUSSIAN,)
    if _ESTONIAN_LETTER.search(word):
        return (ESTONIAN,)
    if in_estonian_lexicon and not is_english:
        return (ESTONIAN,)
    if is_english and not in_estonian_lexicon:
        return (ENGLISH,)
    return (ENGLISH, ESTONIAN) if hint == ENGLISH else (ESTONIAN, ENGLISH)
