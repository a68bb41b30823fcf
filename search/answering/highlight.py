"""Marking the words that were sought where they stand; pure."""

from collections.abc import Container, Iterable, Iterator

from search.analysis import analyse_word
from search.analysis.language import ESTONIAN, RUSSIAN, is_cyrillic
from search.analysis.normalise import normalise, pieces
from search.asking.clauses import All, Clause, Term, holds

_NOT_A_WORD = ":"


def tokens_of(clause: Clause, said: Container[str]) -> Iterator[str]:
    """The words of a text that answer a clause; marks of kinds and of verb families are none.

    Of a name of several words only where the text says them all: "kodu" alone is no "eakate kodu".
    """
    if isinstance(clause, Term):
        if clause.token in said and clause.token[:1].isalnum() and not clause.token.startswith("type" + _NOT_A_WORD):
            yield clause.token
    elif not isinstance(clause, All) or holds(clause, said):
        for part in clause.clauses:
            yield from tokens_of(part, said)


def marked(text: str, sought: Iterable[Clause], language: str = ESTONIAN) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a word that was sought in any form, or a compound of one."""
    cut = [(piece, _tokens(piece, language) if is_word else frozenset()) for piece, is_word in pieces(text)]
    said = frozenset().union(*(tokens for _, tokens in cut))
    found = {token for clause in sought for token in tokens_of(clause, said)}
    return [(piece, not found.isdisjoint(tokens)) for piece, tokens in cut]


def _tokens(word: str, language: str) -> frozenset[str]:
    form = normalise(word)
    analysed = analyse_word(form, RUSSIAN if is_cyrillic(form) else language)
    return frozenset() if analysed.is_stop else frozenset((*analysed.tokens, *analysed.parts))
