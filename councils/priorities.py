"""How many priorities a strategy may have, and from whom (C8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Proposer(StrEnum):
    """Who proposed a priority."""

    STATE = "state"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class PriorityRules:
    """The law's numbers as data (C8): four at most, of them at most two by the state and two by the county."""

    most: int
    most_by_state: int
    most_by_county: int

    def most_by(self, proposer: Proposer) -> int:
        """How many the proposer may have."""
        return self.most_by_state if proposer is Proposer.STATE else self.most_by_county


@dataclass(frozen=True, slots=True)
class Excess:
    """More priorities than allowed; `proposer` None: all together."""

    proposer: Proposer | None
    number: int
    most: int


def excesses(proposers: Iterable[Proposer], rules: PriorityRules) -> tuple[Excess, ...]:
    """Where priorities, given by who proposed each, exceed what C8 allows; none if they do not."""
    numbers = Counter(proposers)
    found = [Excess(proposer, numbers[proposer], rules.most_by(proposer)) for proposer in Proposer]
    found.append(Excess(None, numbers.total(), rules.most))
    return tuple(excess for excess in found if excess.number > excess.most)


def room(proposers: Iterable[Proposer], proposer: Proposer, rules: PriorityRules) -> int:
    """How many more priorities the proposer may add."""
    numbers = Counter(proposers)
    return max(0, min(rules.most_by(proposer) - numbers[proposer], rules.most - numbers.total()))
