"""What-if and the smallest sets that would meet the quorum (T6)."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.counting.facts import ListEntry, PartyKind
from agreements.counting.region_record import PartyOnDay, records
from agreements.counting.rules import GpUnit
from agreements.counting.smallest_sets import smallest_sets
from agreements.counting.what_if import figures_if
from tests.agreements.quorum_builders import (
    DAY,
    DRAFT,
    REGION,
    gp_lists,
    hospital,
    members,
    region,
    rule_set,
)


def parties_of(facts):
    return records(facts, [REGION])[0].parties_on(DAY)


def described(sets):
    """Families as text: count of names per choice, and the GP care asked for."""
    return [
        (
            [(c.count, [candidate.name for candidate in c.parties]) for c in family.choices],
            family.gp_care_at_least,
        )
        for family in sets.families
    ]


def test_ticked_parties_are_counted_beside_the_members():
    parties = parties_of(region(joined=members("haigla", "kov0")))

    assert not figures_if(parties, {"kov1"}, DRAFT).met
    assert figures_if(parties, {"kov1", "pa2"}, DRAFT).met
    assert not figures_if(parties, (), DRAFT).met


def test_a_party_of_another_region_cannot_be_ticked():
    with pytest.raises(KeyError, match="kaugel"):
        figures_if(parties_of(region()), {"kaugel"}, DRAFT)


def test_two_of_three_municipalities_and_any_of_these_four_providers():
    sets = smallest_sets(parties_of(region(joined=members("haigla"))), DRAFT)

    assert sets.size == 3
    assert described(sets) == [
        (
            [
                (2, ["Vald 0", "Vald 1", "Vald 2"]),
                (1, ["Perearst 0", "Perearst 1", "Perearst 2", "Perearst 3"]),
            ],
            0,
        )
    ]
    assert [choice.kind for choice in sets.families[0].choices] == [
        PartyKind.MUNICIPALITY,
        PartyKind.GP_PROVIDER,
    ]


def test_a_met_quorum_needs_nobody():
    sets = smallest_sets(parties_of(region(joined=members("haigla", "kov0", "kov1", "pa0"))), DRAFT)

    assert sets.size == 0
    assert described(sets) == [([], 0)]
    assert sets.families[0].allows(())


@pytest.mark.parametrize("without", ["municipalities", "lists", "hospitals"])
def test_no_set_can_make_up_for_a_figure_that_is_not_on_record(without):
    facts = region(**{without: ()}) if without != "lists" else region(lists=())

    assert smallest_sets(parties_of(facts), DRAFT) is None


def test_no_set_can_bring_more_hospitals_than_there_are():
    assert smallest_sets(parties_of(region()), rule_set(hospitals_minimum=2)) is None


def test_the_fewest_parties_are_the_providers_with_most_lists():
    """Of 20 lists five are needed: the provider with five alone, not five small ones."""
    big = tuple(ListEntry(f"S{i}", "suur", "Suur OÜ", REGION) for i in range(5))
    facts = region(1, lists=(*big, *gp_lists(15)), joined=members("haigla", "kov0"))

    assert described(smallest_sets(parties_of(facts), DRAFT)) == [([(1, ["Suur OÜ"])], 0)]


def test_a_hospital_that_serves_lists_spares_a_provider():
    """Greedy would take any hospital; the one with lists makes the fourth party needless."""
    facts = region(
        lists=(ListEntry("H1", "teine", "Haigla teine", REGION), *gp_lists(3)),
        hospitals=(hospital(), hospital("teine")),
    )
    sets = smallest_sets(parties_of(facts), DRAFT)

    assert sets.size == 3
    assert described(sets) == [([(2, ["Vald 0", "Vald 1", "Vald 2"]), (1, ["Haigla teine"])], 0)]


def test_the_hospital_without_lists_is_as_good_where_one_more_provider_is_needed_anyway():
    """Three of nine lists are needed: hospital with one and provider of two, or any and three."""
    three = tuple(ListEntry(f"K{i}", "kolm", "Kolm OÜ", REGION) for i in range(3))
    two = tuple(ListEntry(f"D{i}", "kaks", "Kaks OÜ", REGION) for i in range(2))
    own = (ListEntry("H1", "teine", "Haigla teine", REGION),)
    facts = region(
        1,
        lists=(*three, *two, *own, *gp_lists(3)),
        hospitals=(hospital(), hospital("teine")),
        joined=members("kov0"),
    )
    sets = smallest_sets(parties_of(facts), DRAFT)

    assert sets.size == 2
    (family,) = sets.families
    assert family.gp_care_at_least == 3
    assert family.allows({"teine", "kaks"})
    assert family.allows({"haigla", "kolm"})
    assert not family.allows({"haigla", "kaks"})
    assert not family.allows({"teine", "pa0"})
    assert not family.allows({"teine", "kaks", "kov0"})


def test_where_the_providers_left_cannot_bring_enough_the_hospital_with_lists_must_join():
    """The region has but the hospitals' lists and one small one: neither a plain hospital nor it is enough."""
    own = tuple(ListEntry(f"H{i}", "teine", "Haigla teine", REGION) for i in range(8))
    hospitals = (hospital(), hospital("teine"))
    facts = region(1, lists=(*own, *gp_lists(1)), hospitals=hospitals, joined=members("kov0"))

    assert described(smallest_sets(parties_of(facts), DRAFT)) == [([(1, ["Haigla teine"])], 0)]


def test_where_providers_decide_a_large_one_counts_as_one():
    big = tuple(ListEntry(f"S{i}", "suur", "Suur OÜ", REGION) for i in range(5))
    facts = region(1, lists=(*big, *gp_lists(4)), joined=members("haigla", "kov0"))

    sets = smallest_sets(parties_of(facts), rule_set(gp_unit=GpUnit.PROVIDERS))

    assert sets.size == 2
    assert described(sets)[0][0] == [(2, ["Perearst 0", "Perearst 1", "Perearst 2", "Perearst 3", "Suur OÜ"])]


party_lists = st.lists(
    st.builds(
        dict,
        municipality=st.booleans(),
        hospital_is=st.sampled_from(["none", "of the plan", "excluded"]),
        lists=st.integers(0, 4),
        member=st.booleans(),
    ),
    max_size=8,
).map(
    lambda rows: tuple(
        PartyOnDay(
            party=i,
            name=f"Osapool {i}",
            municipality=row["municipality"],
            hospital=row["hospital_is"] == "of the plan",
            excluded_hospital=row["hospital_is"] == "excluded",
            lists=row["lists"],
            member=row["member"],
            to_be_confirmed=False,
        )
        for i, row in enumerate(rows)
    )
)


@settings(max_examples=300, deadline=None)
@given(party_lists, st.sampled_from(GpUnit), st.booleans(), st.integers(1, 2))
def test_the_smallest_sets_are_those_that_trying_all_finds(parties, unit, excluded_counts, hospitals):
    rules = rule_set(gp_unit=unit, excluded_hospital_counts=excluded_counts, hospitals_minimum=hospitals)
    outside = [party.party for party in parties if not party.member]
    by_size = (
        (size, [set(s) for s in combinations(outside, size) if figures_if(parties, s, rules).met])
        for size in range(len(outside) + 1)
    )
    smallest = next(((size, sets) for size, sets in by_size if sets), None)
    found = smallest_sets(parties, rules)

    if smallest is None:
        assert found is None
        return
    size, expected = smallest
    assert found.size == size
    for candidate in combinations(outside, size):
        allowing = [family for family in found.families if family.allows(candidate)]
        assert len(allowing) == (set(candidate) in expected), "told once if it meets the quorum, else never"


def test_every_party_that_is_named_is_in_some_smallest_set():
    """Nobody is asked in vain: a provider too small to help is not among those to choose from."""
    lists = tuple(ListEntry(f"{p}{i}", p, p, REGION) for p, n in (("a", 4), ("b", 3), ("c", 2)) for i in range(n))
    facts = region(1, lists=(*lists, *gp_lists(15)), joined=members("haigla", "kov0"))

    sets = smallest_sets(parties_of(facts), DRAFT)

    assert sets.size == 2
    assert described(sets) == [([(1, ["a"]), (1, ["b", "c"])], 0)]
