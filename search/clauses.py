"""What is asked of an engine: a small tree that both engines understand alike.

Scores are the engines' BM25 over one field, so that the same tree gives the same order.
"""

from collections.abc import Container
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Term:
    """The record has this token."""

    token: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class All:
    """Every clause holds; scores add up, times `boost`."""

    clauses: tuple["Clause", ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Best:
    """At least one clause holds; the best one's score counts, of the others a share (`tie`)."""

    clauses: tuple["Clause", ...]
    boost: float = 1.0
    tie: float = 0.1


@dataclass(frozen=True, slots=True)
class Sum:
    """At least `minimum` clauses hold; scores add up."""

    clauses: tuple["Clause", ...]
    minimum: int = 1
    boost: float = 1.0


Clause: TypeAlias = Term | All | Best | Sum


def holds(clause: Clause, tokens: Container[str]) -> bool:
    """Whether a record with these tokens answers the clause: tells why it was found."""
    match clause:
        case Term(token=token):
            return token in tokens
        case All(clauses=clauses):
            return all(holds(part, tokens) for part in clauses)
        case Best(clauses=clauses):
            return any(holds(part, tokens) for part in clauses)
        case Sum(clauses=clauses, minimum=minimum):
            return sum(holds(part, tokens) for part in clauses) >= minimum


def any_token(tokens: tuple[str, ...], boost: float = 1.0) -> Clause:
    """The record has one of the tokens."""
    if len(tokens) == 1:
        return Term(tokens[0], boost)
    return Best(tuple(Term(token) for token in tokens), boost)


def every(clauses: tuple[Clause, ...], boost: float = 1.0) -> Clause:
    """All of the clauses; one alone stays as it is."""
    if len(clauses) == 1 and boost == 1.0:
        return clauses[0]
    return All(clauses, boost)
