"""The quorum's numbers (T6): exact shares, and the rule set that says how large they must be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Protocol, TypeVar


class GpUnit(StrEnum):
    """What the share of GP care is counted in when it decides (T6)."""

    LISTS = "lists"
    PROVIDERS = "providers"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The law's numbers as data (T6). `valid_from` None: no lower bound; `valid_to` is the last day.

    `excluded_hospital_counts`: whether the hospital that T3 exempts counts in the hospitals' share anyway.
    """

    code: str
    in_force: bool
    hospitals_minimum: int
    municipalities_share: Fraction
    gp_share: Fraction
    gp_unit: GpUnit
    excluded_hospital_counts: bool
    legal_reference: str
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a number that cannot be meant."""
        shares_sound = all(0 < share <= 1 for share in (self.municipalities_share, self.gp_share))
        if not shares_sound or self.hospitals_minimum < 1:
            raise ValueError("A share lies above 0 and up to 1, and at least one hospital is needed (T6)")

    def valid_on(self, day: date) -> bool:
        """Whether the day lies between the first and the last day, both included."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


class NoRuleSet(LookupError):
    """No rule set, not even a draft, is valid on the day that was asked for."""


class Ruled(Protocol):
    """Any rule set: the quorum's, or another that is a draft or in force for some days."""

    @property
    def in_force(self) -> bool: ...
    @property
    def valid_from(self) -> date | None: ...
    def valid_on(self, day: date) -> bool: ...


AnyRuleSet = TypeVar("AnyRuleSet", bound=Ruled)


def rule_set_on(rule_sets: Iterable[AnyRuleSet], day: date) -> AnyRuleSet | None:
    """The rule set of a day: one in force before a draft, then the one that began last."""
    valid = [rules for rules in rule_sets if rules.valid_on(day)]
    return max(valid, key=lambda rules: (rules.in_force, rules.valid_from or date.min), default=None)


@dataclass(frozen=True, slots=True)
class Share:
    """Part of a whole, compared exactly (T6: 2/3 of 4 municipalities is 3)."""

    joined: int
    total: int

    def reaches(self, threshold: Fraction) -> bool:
        """Whether joined/total ≥ threshold: equality is enough, a share of nothing never is (T6).

        Multiplied out in whole numbers: as exact as Fraction, and a timeline asks it thousands of times.
        """
        return self.total > 0 and self.joined * threshold.denominator >= threshold.numerator * self.total

    def needed(self, threshold: Fraction) -> int:
        """The smallest whole number that reaches the threshold."""
        return -(-threshold.numerator * self.total // threshold.denominator)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the quorum: how many joined, of how many, how many must, and whether that is reached."""

    joined: int
    total: int
    needed: int
    met: bool

    @property
    def lacking(self) -> int:
        """How many more must join."""
        return max(0, self.needed - self.joined)


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted in a region on a day. `excluded`: hospitals of the plan that T3 exempts."""

    hospitals: Share
    excluded: Share
    municipalities: Share
    gp_lists: Share
    gp_providers: Share


@dataclass(frozen=True, slots=True)
class Figures:
    """The four lines of the quorum and what they come to."""

    hospitals: Figure
    municipalities: Figure
    gp_lists: Figure
    gp_providers: Figure
    met: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Base figures of which nothing is on record, so that there is no quorum (T6)."""
        base = (
            ("hospitals", self.hospitals),
            ("municipalities", self.municipalities),
            ("gp_lists", self.gp_lists),
        )
        return tuple(name for name, figure in base if figure.total == 0)

    def gp_deciding(self, rules: RuleSet) -> Figure:
        """The line of GP care that decides under the rule set."""
        return self.gp_lists if rules.gp_unit is GpUnit.LISTS else self.gp_providers


def judge(counts: Counts, rules: RuleSet) -> Figures:
    """The quorum of the counts under the rule set (T6)."""
    hospitals = _hospitals(counts, rules)
    municipalities = _of_share(counts.municipalities, rules.municipalities_share)
    gp_lists = _of_share(counts.gp_lists, rules.gp_share)
    gp_providers = _of_share(counts.gp_providers, rules.gp_share)
    gp_met = gp_lists.met if rules.gp_unit is GpUnit.LISTS else gp_providers.met
    met = hospitals.met and municipalities.met and gp_met
    return Figures(hospitals, municipalities, gp_lists, gp_providers, met)


def _of_share(share: Share, threshold: Fraction) -> Figure:
    return Figure(share.joined, share.total, share.needed(threshold), share.reaches(threshold))


def _hospitals(counts: Counts, rules: RuleSet) -> Figure:
    joined, total = counts.hospitals.joined, counts.hospitals.total
    if rules.excluded_hospital_counts:
        joined, total = joined + counts.excluded.joined, total + counts.excluded.total
    return Figure(joined, total, rules.hospitals_minimum, joined >= rules.hospitals_minimum)
