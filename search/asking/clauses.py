"""What is asked of an engine: a small tree that both engines understand alike.

Scores are the engines' BM25 over one field, so that the same tree gives the same order.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
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


def size(clause: Clause) -> int:
    """How many tokens the tree asks for."""
    return 1 if isinstance(clause, Term) else sum(size(part) for part in clause.clauses)


def any_token(tokens: tuple[str, ...], boost: float = 1.0) -> Clause:
    """The record has one of the tokens."""
    if len(tokens) == 1:
        return Term(tokens[0], boost)
    return Best(tuple(Term(token) for token in tokens), boost)


def every(clauses: tuple[Clause, ...], boost: float = 1.0) -> Clause:
    """All of the clauses; one alone stays as it is, times `boost`."""
    return replace(clauses[0], boost=clauses[0].boost * boost) if len(clauses) == 1 else All(clauses, boost)


def matching(clause: Clause) -> Clause:
    """What finds the same records but tells no order: engines answer it in a fraction of the time.

    Alternatives stand on one level, each once, without boosts; one that another already takes in is left out.
    """
    match clause:
        case Term(token=token):
            return Term(token)
        case Best(clauses=parts) | Sum(clauses=parts, minimum=1):
            return _either(matching(part) for part in parts)
        case All(clauses=parts):
            return every(tuple(dict.fromkeys(matching(part) for part in parts)))
        case Sum(clauses=parts, minimum=minimum):
            return Sum(tuple(matching(part) for part in parts), minimum)


def _either(parts: Iterable[Clause]) -> Clause:
    flat: dict[Clause, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.clauses if isinstance(part, Sum) and part.minimum == 1 else (part,)))
    kept = tuple(part for part in flat if not (isinstance(part, All) and any(wider in flat for wider in part.clauses)))
    return kept[0] if len(kept) == 1 else Sum(kept)
