"""What is offered while somebody types: kinds of help, words, guides, places, providers.

Each source offers what begins with what was typed; upper apps register theirs when they start.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.utils.functional import Promise

from search.analysis.normalise import MAX_WORD_CHARACTERS, normalise

SHORTEST: Final = 2
MOST_OF_A_KIND: Final = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the list: its source, its text, and the page that it leads to.

    `is_word`: it is a way to ask, not a page: what was typed is replaced by it.
    """

    kind: str
    text: str
    url: str
    is_word: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Offers (text, address) for a beginning in small letters and the reader's language, best first."""

    kind: str
    label: str | Promise
    begins: Callable[[str, str], Iterable[tuple[str, str]]]
    order: int = 50
    is_words: bool = False


SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let a source offer."""
    SOURCES[source.kind] = source


def suggest(prefix: str, language: str = "et") -> tuple[Suggestion, ...]:
    """Suggestions for what was typed so far, source by source; none for less than two letters."""
    typed = " ".join(normalise(prefix[: MAX_WORD_CHARACTERS * 2]).split())
    if len(typed) < SHORTEST:
        return ()
    return tuple(
        Suggestion(source.kind, text, url, source.is_words)
        for source in sorted(SOURCES.values(), key=lambda source: source.order)
        for text, url in islice(source.begins(typed, language), MOST_OF_A_KIND)
    )


def begins_a_word(typed: str, *texts: str) -> bool:
    """Whether a word of one of the texts begins so."""
    return any(f" {typed}" in f" {normalise(text)}" for text in texts)
