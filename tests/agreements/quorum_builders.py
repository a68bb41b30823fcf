"""Short ways to write down a region for the quorum's tests. All names are invented."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from agreements.counting.facts import Facts, HospitalEntry, ListEntry, MembershipEntry, MunicipalityEntry
from agreements.counting.rules import GpUnit, RuleSet
from agreements.quorum import QuorumState, quorum_on

REGION = "0071"
DAY = date(2026, 3, 1)
JOINED = date(2026, 1, 1)


def rule_set(code: str = "draft-2026-01", **changes) -> RuleSet:
    """The draft's numbers (state of January 2026), with what the test changes."""
    values = {
        "in_force": False,
        "hospitals_minimum": 1,
        "municipalities_share": Fraction(2, 3),
        "gp_share": Fraction(1, 4),
        "gp_unit": GpUnit.LISTS,
        "excluded_hospital_counts": False,
        "legal_reference": "eelnõu, jaanuar 2026",
    }
    return RuleSet(code=code, **(values | changes))


DRAFT = rule_set()


def municipalities(count: int, region: str = REGION) -> tuple[MunicipalityEntry, ...]:
    return tuple(MunicipalityEntry(f"kov{i}", f"Vald {i}", region) for i in range(count))


def gp_lists(count: int, *, per_provider: int = 1, region: str = REGION) -> tuple[ListEntry, ...]:
    return tuple(
        ListEntry(f"N{i}", f"pa{i // per_provider}", f"Perearst {i // per_provider}", region) for i in range(count)
    )


def hospital(party: str = "haigla", region: str = REGION, **changes) -> HospitalEntry:
    return HospitalEntry(party, f"Haigla {party}", region, **changes)


def members(*parties: str, region: str = REGION, since: date = JOINED, until: date | None = None):
    return tuple(MembershipEntry(party, region, since, until) for party in parties)


def region(
    kov: int = 3,
    lists: int | tuple[ListEntry, ...] = 4,
    *,
    joined: tuple[MembershipEntry, ...] = (),
    **changes,
) -> Facts:
    """A region with one hospital and as many municipalities and lists as said."""
    values = {
        "municipalities": municipalities(kov),
        "hospitals": (hospital(),),
        "lists": gp_lists(lists) if isinstance(lists, int) else lists,
        "memberships": joined,
    }
    return Facts(**(values | changes))


def quorum(facts: Facts, on: date = DAY, *rule_sets: RuleSet, where: str = REGION) -> QuorumState:
    return quorum_on(on, facts, rule_sets or (DRAFT,), [where])[0]
