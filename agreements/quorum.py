"""Is the quorum met in a region on a day, and since when (T6, T7)? Record and day in, figures out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agreements.counting.facts import Facts, PartyId, PartyKind
from agreements.counting.region_record import PartyOnDay, RegionRecord, count, records
from agreements.counting.rules import Figure, Figures, NoRuleSet, RuleSet, judge, rule_set_on
from agreements.counting.timeline import first_met_on


@dataclass(frozen=True, slots=True)
class MandatoryParty:
    """A mandatory party of a region (T3); a hospital that serves lists has two kinds and is one party."""

    party: PartyId
    name: str
    kinds: tuple[PartyKind, ...]

    @property
    def kind(self) -> PartyKind:
        """The first of its kinds, where one must do."""
        return self.kinds[0]


@dataclass(frozen=True, slots=True)
class QuorumState:
    """The quorum of a region on a day (T6), with the earliest day when it was met (T7).

    `first_met_on` follows from the validity dates as recorded now, each day by the rule set of that day.
    `not_joined`: mandatory parties that are not members. `to_be_confirmed`: members by succession alone (T7).
    """

    region: str
    on: date
    rule_set: RuleSet
    figures: Figures
    first_met_on: date | None
    not_joined: tuple[MandatoryParty, ...]
    to_be_confirmed: tuple[MandatoryParty, ...]

    @property
    def met(self) -> bool:
        """Whether the quorum is met on the day."""
        return self.figures.met

    @property
    def hospitals(self) -> Figure:
        """Hospitals of the plan."""
        return self.figures.hospitals

    @property
    def municipalities(self) -> Figure:
        """Municipalities of the region."""
        return self.figures.municipalities

    @property
    def gp_lists(self) -> Figure:
        """GP care counted in lists."""
        return self.figures.gp_lists

    @property
    def gp_providers(self) -> Figure:
        """GP care counted in providers."""
        return self.figures.gp_providers

    @property
    def missing_figures(self) -> tuple[str, ...]:
        """Base figures of which nothing is on record."""
        return self.figures.missing


def quorum_on(day: date, facts: Facts, rule_sets: Iterable[RuleSet], regions: Iterable[str]) -> list[QuorumState]:
    """The quorum of each region on the day (T6). Raises NoRuleSet where no rule set is valid on the day."""
    rule_sets = tuple(rule_sets)
    rules = rule_set_on(rule_sets, day)
    if rules is None:
        raise NoRuleSet(day.isoformat())
    return [state_on(record, day, rules, rule_sets) for record in records(facts, regions)]


def state_on(record: RegionRecord, day: date, rules: RuleSet, rule_sets: Iterable[RuleSet]) -> QuorumState:
    """The quorum of one region on the day; `rules` are those of the day, `rule_sets` those of all days."""
    parties = record.parties_on(day)
    mandatory = [party for party in parties if party.mandatory]
    return QuorumState(
        region=record.region,
        on=day,
        rule_set=rules,
        figures=judge(count(parties), rules),
        first_met_on=first_met_on(record, rule_sets, day),
        not_joined=tuple(_named(party) for party in mandatory if not party.member),
        to_be_confirmed=tuple(_named(party) for party in mandatory if party.to_be_confirmed),
    )


def _named(party: PartyOnDay) -> MandatoryParty:
    return MandatoryParty(party.party, party.name, party.kinds)
