"""The one text field of a record: its tokens, repeated by how much each says."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from search.analysis.words import Word, analyse_text


@dataclass(frozen=True, slots=True)
class Weight:
    """How often a word of a text is repeated in the field: the word itself, and its parts."""

    word: int
    part: int


NAME: Final = Weight(6, 3)
TRANSLATION: Final = Weight(5, 3)
KEYWORD: Final = Weight(4, 2)
INHERITED: Final = Weight(3, 1)
DESCRIPTION: Final = Weight(2, 1)
MENTION: Final = Weight(1, 0)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a record, its language and its weight."""

    text: str
    language: str
    weight: Weight


def document_tokens(texts: Iterable[Text]) -> Counter[str]:
    """Tokens of a record's texts with how often each is repeated; a word counts once per text."""
    tokens: Counter[str] = Counter()
    for text in texts:
        for word in dict.fromkeys(analyse_text(text.text, text.language)):
            _add(tokens, word, text.weight)
    return tokens


def _add(tokens: Counter[str], word: Word, weight: Weight) -> None:
    for token in word.tokens:
        tokens[token] += weight.word
    if weight.part:
        for token in (*word.parts, *word.families):
            tokens[token] += weight.part
