"""What staff see when they ask: what would the quorum be if these parties joined, and who would be enough (T6)?"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from agreements.counting.facts import PartyKind
from agreements.counting.region_record import PartyOnDay, records
from agreements.counting.rules import NoRuleSet, RuleSet, rule_set_on
from agreements.counting.smallest_sets import Choice, Family, SmallestSets, smallest_sets
from agreements.counting.what_if import figures_if
from agreements.facts import facts_of
from agreements.pages.membership import Condition, conditions
from agreements.quorum import QuorumState, state_on
from agreements.quorum_record import rule_sets
from registry.models import Region


@dataclass(frozen=True, slots=True)
class Tick:
    """A party that has not joined: offered to be ticked."""

    party: PartyOnDay
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The parties of one kind."""

    kind: PartyKind
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class ChoiceInWords:
    """So many of these parties: all of them where ``takes_all``."""

    kind: PartyKind
    count: int
    names: tuple[str, ...]

    @property
    def takes_all(self) -> bool:
        """Whether there is nothing to choose."""
        return self.count == len(self.names)


@dataclass(frozen=True, slots=True)
class FamilyInWords:
    """Smallest sets that look alike. ``gp_care_at_least``: lists (or providers) that the set must bring, 0 for any."""

    choices: tuple[ChoiceInWords, ...]
    gp_care_at_least: int


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """All that the page shows. ``needed`` None: no set of parties would do, since a figure is missing."""

    region: Region
    state: QuorumState
    conditions: tuple[Condition, ...]
    is_met: bool
    ticked: tuple[str, ...]
    groups: tuple[Group, ...]
    needed: int | None
    families: tuple[FamilyInWords, ...]


def what_if_page(region: Region, ticked: Collection[int], on: date) -> WhatIfPage:
    """The page's values with the ticked parties as members too; a party that cannot be ticked is left out.

    Raises NoRuleSet where no rule set is valid on the day.
    """
    rules_of_all_days = rule_sets()
    rules = rule_set_on(rules_of_all_days, on)
    if rules is None:
        raise NoRuleSet(on.isoformat())
    (record,) = records(facts_of([region]), [region.code])
    parties = record.parties_on(on)
    open_to = [party for party in parties if not party.member and counts(party, rules)]
    chosen = {party.party for party in open_to if party.party in ticked}
    state = state_on(record, on, rules, rules_of_all_days)
    figures = figures_if(parties, chosen, rules)
    sets = smallest_sets((replace(one, member=True) if one.party in chosen else one for one in parties), rules)
    return WhatIfPage(
        region=region,
        state=state,
        conditions=conditions(replace(state, figures=figures)),
        is_met=figures.met,
        ticked=tuple(party.name for party in open_to if party.party in chosen),
        groups=groups(open_to, chosen),
        needed=sets.size if sets else None,
        families=families(sets),
    )


def counts(party: PartyOnDay, rules: RuleSet) -> bool:
    """Whether its joining can change a figure."""
    return party.mandatory or (party.excluded_hospital and rules.excluded_hospital_counts)


def groups(parties: Collection[PartyOnDay], chosen: Collection[int | str]) -> tuple[Group, ...]:
    """The parties by what they are first of all; a kind without any is left out."""
    by_kind = {kind: [Tick(one, one.party in chosen) for one in parties if kind_of(one) is kind] for kind in PartyKind}
    return tuple(Group(kind, tuple(ticks)) for kind, ticks in by_kind.items() if ticks)


def kind_of(party: PartyOnDay) -> PartyKind:
    """What a party is first of all."""
    if party.municipality:
        return PartyKind.MUNICIPALITY
    return PartyKind.HOSPITAL if party.hospital or party.excluded_hospital else PartyKind.GP_PROVIDER


def families(sets: SmallestSets | None) -> tuple[FamilyInWords, ...]:
    """The smallest sets, ready to be said; none where the quorum is met."""
    return tuple(in_words(family) for family in sets.families if family.choices) if sets else ()


def in_words(family: Family) -> FamilyInWords:
    """A family with the names of its parties."""
    return FamilyInWords(tuple(choice_in_words(choice) for choice in family.choices), family.gp_care_at_least)


def choice_in_words(choice: Choice) -> ChoiceInWords:
    """A choice with the names of its parties."""
    return ChoiceInWords(choice.kind, choice.count, tuple(one.name for one in choice.parties))
