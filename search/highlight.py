"""Marking the words that were sought where they stand; pure."""

from collections.abc import Collection, Iterator

from search.analysis import analyse_word
from search.analysis.language import ESTONIAN, RUSSIAN, is_cyrillic
from search.analysis.normalise import normalise, pieces
from search.clauses import Clause, Term

_NOT_A_WORD = ":"


def tokens_of(clause: Clause) -> Iterator[str]:
    """The words that a clause asks for; marks of kinds and of verb families are none."""
    if isinstance(clause, Term):
        if clause.token[:1].isalnum() and not clause.token.startswith("type" + _NOT_A_WORD):
            yield clause.token
        return
    for part in clause.clauses:
        yield from tokens_of(part)


def marked(text: str, sought: Collection[str], language: str = ESTONIAN) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a word that was sought in any form, or a compound of one."""
    return [(piece, is_word and _is_sought(piece, sought, language)) for piece, is_word in pieces(text)]


def _is_sought(word: str, sought: Collection[str], language: str) -> bool:
    form = normalise(word)
    analysed = analyse_word(form, RUSSIAN if is_cyrillic(form) else language)
    return not analysed.is_stop and any(token in sought for token in (*analysed.tokens, *analysed.parts))
