"""The one text field of a record: its tokens, repeated by how much each says."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from search.analysis.words import Word, analyse_text


@dataclass(frozen=True, slots=True)
class Weight:
    """How often a word of a text is repeated in the field: the word itself, its parts, and what a word has more
    that is a whole line alone: the keyword "perearst" says more of a service than "perearsti vahetamine"."""

    word: int
    part: int
    alone: int = 0


NAME: Final = Weight(6, 3, 3)
TRANSLATION: Final = Weight(5, 3, 2)
KEYWORD: Final = Weight(4, 2, 2)
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
        if text.weight.alone:
            for token in _alone(text):
                tokens[token] += text.weight.alone
    return tokens


def _alone(text: Text) -> Iterator[str]:
    """Tokens of the words that are all that a line says."""
    for line in text.text.splitlines():
        words = analyse_text(line, text.language)
        if len(words) == 1:
            yield from words[0].tokens


def _add(tokens: Counter[str], word: Word, weight: Weight) -> None:
    for token in word.tokens:
        tokens[token] += weight.word
    if weight.part:
        for token in (*word.parts, *word.families):
            tokens[token] += weight.part
