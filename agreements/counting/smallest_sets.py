"""The smallest sets of parties that would meet the quorum (T6), described so that people can read them.

Parties of the same kind (municipality, hospital) are interchangeable but for the GP care they bring. So for
each number taken from such a group the best choice is its largest providers, and counting through the
numbers finds the least one exactly, also where a hospital serves lists. A greedy choice would not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, product
from typing import TypeAlias

from agreements.counting.facts import PartyId, PartyKind
from agreements.counting.region_record import PartyOnDay, count
from agreements.counting.rules import Figures, GpUnit, RuleSet, judge

Group: TypeAlias = tuple[bool, bool]
"""Whether its parties are municipalities, and whether they are hospitals that count."""

_PROVIDERS: Group = (False, False)
_GROUPS: tuple[Group, ...] = ((True, False), (False, True), (True, True), _PROVIDERS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that could still join. `gp_care`: lists, or 1 for a provider where providers decide."""

    party: PartyId
    name: str
    municipality: bool
    hospital: bool
    gp_care: int

    @property
    def kind(self) -> PartyKind:
        """What it is first of all."""
        if self.municipality:
            return PartyKind.MUNICIPALITY
        return PartyKind.HOSPITAL if self.hospital else PartyKind.GP_PROVIDER


@dataclass(frozen=True, slots=True)
class Choice:
    """Any `count` of these parties, which are all of one kind; all of them where the numbers are equal."""

    count: int
    parties: tuple[Candidate, ...]

    @property
    def kind(self) -> PartyKind:
        """The kind of its parties."""
        return self.parties[0].kind


@dataclass(frozen=True, slots=True)
class Family:
    """Smallest sets that look alike: one choice after another, together with so much GP care.

    `gp_care_at_least` is 0 where any choice brings enough.
    """

    choices: tuple[Choice, ...]
    gp_care_at_least: int

    def allows(self, parties: Collection[PartyId]) -> bool:
        """Whether the set of parties is one of the family."""
        chosen = [[c for c in choice.parties if c.party in parties] for choice in self.choices]
        if sum(map(len, chosen)) != len(parties):
            return False
        right_counts = all(len(c) == choice.count for c, choice in zip(chosen, self.choices, strict=True))
        return right_counts and sum(c.gp_care for group in chosen for c in group) >= self.gp_care_at_least


@dataclass(frozen=True, slots=True)
class SmallestSets:
    """How many parties must join at least; a set of that size meets the quorum if a family allows it."""

    size: int
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True)
class _Pool:
    """The candidates of one group, those with most GP care first, and what the first n of them bring."""

    candidates: tuple[Candidate, ...]
    care: tuple[int, ...]

    @classmethod
    def of(cls, candidates: Iterable[Candidate]) -> _Pool:
        ordered = tuple(sorted(candidates, key=lambda c: (-c.gp_care, c.name, str(c.party))))
        return cls(ordered, tuple(accumulate((c.gp_care for c in ordered), initial=0)))


def smallest_sets(parties: Iterable[PartyOnDay], rules: RuleSet) -> SmallestSets | None:
    """The smallest sets that would meet the quorum; the empty one where it is met, None where none can."""
    everyone = tuple(parties)
    figures = judge(count(everyone), rules)
    if figures.missing:
        return None
    pools = _pools(everyone, rules)
    needed_care = figures.gp_deciding(rules).lacking
    found: dict[int, list[dict[Group, int]]] = defaultdict(list)
    for numbers in _sufficient(pools, figures, needed_care):
        found[sum(numbers.values())].append(numbers)
    if not found:
        return None
    size = min(found)
    return SmallestSets(size, tuple(_family(pools, numbers, needed_care) for numbers in found[size]))


def _pools(parties: Iterable[PartyOnDay], rules: RuleSet) -> dict[Group, _Pool]:
    candidates = [_candidate(party, rules) for party in parties if not party.member]
    groups: dict[Group, list[Candidate]] = {group: [] for group in _GROUPS}
    for candidate in candidates:
        if candidate.municipality or candidate.hospital or candidate.gp_care:
            groups[candidate.municipality, candidate.hospital].append(candidate)
    return {group: _Pool.of(members) for group, members in groups.items()}


def _candidate(party: PartyOnDay, rules: RuleSet) -> Candidate:
    counts_as_hospital = party.hospital or (party.excluded_hospital and rules.excluded_hospital_counts)
    gp_care = party.lists if rules.gp_unit is GpUnit.LISTS else min(party.lists, 1)
    return Candidate(party.party, party.name, party.municipality, counts_as_hospital, gp_care)


def _sufficient(pools: dict[Group, _Pool], figures: Figures, needed_care: int) -> Iterator[dict[Group, int]]:
    """How many to take of each group so that the best such choice is enough, with the fewest providers."""
    seats = _GROUPS[:3]
    providers = pools[_PROVIDERS]
    for taken in product(*(range(len(pools[group].candidates) + 1) for group in seats)):
        municipalities, hospitals, both = taken
        if municipalities + both < figures.municipalities.lacking:
            continue
        if hospitals + both < figures.hospitals.lacking:
            continue
        care = sum(pools[group].care[number] for group, number in zip(seats, taken, strict=True))
        if care + providers.care[-1] >= needed_care:
            fewest = bisect_left(providers.care, needed_care - care)
            yield {**dict(zip(seats, taken, strict=True)), _PROVIDERS: fewest}


def _family(pools: dict[Group, _Pool], numbers: dict[Group, int], needed_care: int) -> Family:
    spare = sum(pools[group].care[number] for group, number in numbers.items()) - needed_care
    choices = tuple(
        choice for group, number in numbers.items() if number for choice in _choices(pools[group], number, spare)
    )
    least = sum(sum(sorted(c.gp_care for c in choice.parties)[: choice.count]) for choice in choices)
    return Family(choices, 0 if least >= needed_care else needed_care)


def _choices(pool: _Pool, number: int, spare: int) -> Iterator[Choice]:
    """Who is in every such set, and who in some: the best choice may lose no more care than is to spare."""
    ordered = pool.candidates
    last_taken = ordered[number - 1].gp_care
    possible = [c for c in ordered if last_taken - c.gp_care <= spare]
    next_best = possible[number].gp_care if len(possible) > number else None
    always = [c for c in ordered[:number] if next_best is None or c.gp_care - next_best > spare]
    if always:
        yield Choice(len(always), tuple(always))
    if len(always) < number:
        yield Choice(number - len(always), tuple(possible[len(always) :]))
