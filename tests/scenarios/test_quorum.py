"""Stories of the quorum at its edges (T3, T6, T7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from agreements.counting.difference import Change, difference
from agreements.counting.facts import Facts, ListEntry, Merger, MunicipalityEntry, PartyKind
from agreements.counting.rules import Figure, GpUnit, NoRuleSet
from tests.agreements.quorum_builders import (
    DAY,
    DRAFT,
    JOINED,
    REGION,
    gp_lists,
    hospital,
    members,
    municipalities,
    quorum,
    region,
    rule_set,
)

ENOUGH = ("haigla", "kov0", "kov1", "pa0")


def test_one_hospital_two_of_three_municipalities_and_a_quarter_of_the_lists_are_enough():
    state = quorum(region(joined=members(*ENOUGH)))

    assert state.met
    assert state.first_met_on == JOINED
    assert state.hospitals == Figure(1, 1, 1, met=True)
    assert state.municipalities == Figure(2, 3, 2, met=True)
    assert state.gp_lists == state.gp_providers == Figure(1, 4, 1, met=True)
    assert state.missing_figures == ()
    assert [(p.name, p.kind) for p in state.not_joined] == [
        ("Perearst 1", PartyKind.GP_PROVIDER),
        ("Perearst 2", PartyKind.GP_PROVIDER),
        ("Perearst 3", PartyKind.GP_PROVIDER),
        ("Vald 2", PartyKind.MUNICIPALITY),
    ]


@pytest.mark.parametrize("missing", ENOUGH)
def test_no_quorum_when_any_of_the_groups_falls_short(missing):
    joined = members(*(party for party in ENOUGH if party != missing))

    state = quorum(region(joined=joined))

    assert not state.met
    assert state.first_met_on is None


@pytest.mark.parametrize(("total", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5), (16, 11)])
def test_two_thirds_of_the_municipalities_in_whole_municipalities(total, needed):
    def with_joined(count):
        parties = ["haigla", "pa0", *(f"kov{i}" for i in range(count))]
        return quorum(region(total, joined=members(*parties)))

    assert with_joined(needed).municipalities == Figure(needed, total, needed, met=True)
    assert with_joined(needed).met
    assert with_joined(needed - 1).municipalities == Figure(needed - 1, total, needed, met=False)
    assert not with_joined(needed - 1).met


@pytest.mark.parametrize(("total", "needed"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3), (52, 13), (53, 14)])
def test_a_quarter_exactly_is_enough(total, needed):
    parties = ["haigla", "kov0", "kov1", *(f"pa{i}" for i in range(needed))]

    assert quorum(region(lists=total, joined=members(*parties))).gp_lists == Figure(needed, total, needed, met=True)
    assert not quorum(region(lists=total, joined=members(*parties[:-1]))).met


def test_lists_decide_and_providers_are_shown_beside():
    """One provider of five has eight of twelve lists: a quarter of the lists, not of the providers."""
    lists = tuple(ListEntry(f"S{i}", "suur", "Suur OÜ", REGION) for i in range(8)) + gp_lists(4)
    facts = region(lists=0, joined=members("haigla", "kov0", "kov1", "suur"))
    facts = replace(facts, lists=lists)

    by_lists = quorum(facts)
    by_providers = quorum(facts, DAY, rule_set(gp_unit=GpUnit.PROVIDERS))

    assert by_lists.gp_lists == Figure(8, 12, 3, met=True)
    assert by_lists.gp_providers == Figure(1, 5, 2, met=False)
    assert by_lists.met
    assert not by_providers.met
    assert (by_lists.first_met_on, by_providers.first_met_on) == (JOINED, None)


def test_the_day_it_was_first_met_is_found_in_whichever_unit_decides():
    """T6, T7: two of five providers are enough where providers decide, though theirs are two of twelve lists."""
    lists = tuple(ListEntry(f"S{i}", "suur", "Suur OÜ", REGION) for i in range(8)) + gp_lists(4)
    late = date(2026, 2, 2)
    facts = region(lists=lists, joined=members("haigla", "kov0", "kov1", "pa0") + members("pa1", since=late))

    assert quorum(facts).first_met_on is None
    assert quorum(facts, DAY, rule_set(gp_unit=GpUnit.PROVIDERS)).first_met_on == late


@pytest.mark.parametrize(
    ("without", "named"),
    [("municipalities", "municipalities"), ("lists", "gp_lists"), ("hospitals", "hospitals")],
)
def test_a_region_without_a_base_figure_has_no_quorum_and_says_which(without, named):
    facts = replace(region(joined=members("haigla", "kov0", "kov1", "kov2", "pa0")), **{without: ()})

    state = quorum(facts)

    assert not state.met
    assert state.missing_figures == (named,)
    figure = getattr(state, named)
    assert (figure.total, figure.met) == (0, False)


def test_nothing_on_record_at_all():
    assert quorum(Facts()).missing_figures == ("hospitals", "municipalities", "gp_lists")


def test_the_excluded_hospital_alone_does_not_make_a_quorum():
    facts = region(joined=members(*ENOUGH), hospitals=(hospital(excluded=True),))

    state = quorum(facts)

    assert state.hospitals == Figure(0, 0, 1, met=False)
    assert "hospitals" in state.missing_figures
    assert "haigla" not in [party.party for party in state.not_joined]


def test_the_excluded_hospital_counts_where_the_rule_set_says_so_but_is_never_obliged():
    facts = region(hospitals=(hospital(excluded=True), hospital("teine")), joined=members(*ENOUGH))
    counting = rule_set(excluded_hospital_counts=True)

    assert not quorum(facts).met
    assert quorum(facts, DAY, counting).hospitals == Figure(1, 2, 1, met=True)
    assert quorum(facts, DAY, counting).met
    assert (quorum(facts).first_met_on, quorum(facts, DAY, counting).first_met_on) == (None, JOINED)
    alone = replace(facts, memberships=())
    assert "haigla" not in [party.party for party in quorum(alone, DAY, counting).not_joined]


def test_a_hospital_that_serves_lists_is_one_party_and_counts_in_both_shares():
    lists = (ListEntry("H1", "haigla", "Haigla", REGION), *gp_lists(3))
    facts = region(joined=members("haigla", "kov0", "kov1"), lists=lists)

    state = quorum(facts)

    assert state.met
    assert state.hospitals.joined == state.gp_lists.joined == 1
    unjoined = quorum(replace(facts, memberships=()))
    hospital_party = next(party for party in unjoined.not_joined if party.party == "haigla")
    assert hospital_party.kinds == (PartyKind.HOSPITAL, PartyKind.GP_PROVIDER)


def test_a_provider_in_two_regions_is_mandatory_in_both_and_joins_each_by_itself():
    elsewhere = "0086"
    lists = (*gp_lists(4), ListEntry("N0", "pa0", "Perearst 0", elsewhere))
    facts = region(lists=0, joined=members("haigla", "kov0", "kov1", "pa0"))
    facts = replace(facts, lists=lists)

    assert quorum(facts).gp_lists.joined == 1
    other = quorum(facts, where=elsewhere)
    assert other.gp_lists == Figure(0, 1, 1, met=False)
    assert [party.party for party in other.not_joined] == ["pa0"]


def test_a_list_with_several_areas_in_one_region_counts_once():
    facts = replace(region(), lists=gp_lists(4) + gp_lists(4))

    assert quorum(facts).gp_lists.total == 4


def test_a_list_handed_over_counts_for_the_provider_that_began_last():
    handed_over = (
        ListEntry("N", "vana", "Vana OÜ", REGION, date(2020, 1, 1)),
        ListEntry("N", "uus", "Uus OÜ", REGION, date(2026, 2, 1), date(2026, 2, 28)),
    )
    facts = replace(region(joined=members("uus")), lists=handed_over)

    joined_by_day = {
        day: quorum(facts, day).gp_lists.joined for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28), DAY)
    }

    assert list(joined_by_day.values()) == [0, 1, 1, 0]
    assert quorum(facts).gp_lists.total == 1


def test_a_list_that_closes_can_make_the_quorum():
    """One of five lists is short of a quarter. When the fifth closes, one of four is a quarter exactly."""
    closing = date(2026, 2, 10)
    lists = (*gp_lists(4), ListEntry("N4", "pa4", "Perearst 4", REGION, valid_to=closing))
    facts = replace(region(joined=members(*ENOUGH)), lists=lists)

    assert not quorum(facts, closing).met
    state = quorum(facts)
    assert state.met
    assert state.first_met_on == closing + timedelta(days=1)


def test_the_last_day_of_a_membership_still_counts():
    facts = region(joined=members("haigla", "kov0", "kov1") + members("pa0", until=DAY))

    assert quorum(facts, DAY).met
    assert not quorum(facts, DAY + timedelta(days=1)).met


def test_municipality_that_leaves_keeps_the_day_the_quorum_was_met():
    left = date(2026, 1, 31)
    facts = region(joined=members("haigla", "kov0", "pa0") + members("kov1", until=left))

    state = quorum(facts)

    assert not state.met
    assert state.first_met_on == JOINED
    assert "kov1" in [party.party for party in state.not_joined]


def test_the_day_is_shown_from_the_very_day_on():
    assert quorum(region(joined=members(*ENOUGH)), JOINED).first_met_on == JOINED


def test_a_rule_set_may_ask_for_all():
    everyone = rule_set(municipalities_share=Fraction(1))

    assert not quorum(region(joined=members(*ENOUGH)), DAY, everyone).met
    assert quorum(region(joined=members(*ENOUGH, "kov2")), DAY, everyone).met


def test_before_the_quorum_was_met_no_day_is_shown():
    assert quorum(region(joined=members(*ENOUGH)), JOINED - timedelta(days=1)).first_met_on is None


def test_a_correction_in_the_past_moves_the_day_and_the_difference_is_told():
    before = quorum(region(joined=members(*ENOUGH)))
    late = date(2025, 11, 15)
    after = quorum(region(joined=members(*ENOUGH, since=late)))

    assert difference(before, after) == (Change("first_met_on", JOINED, late),)
    assert difference(before, before) == ()
    with pytest.raises(ValueError, match="one region on one day"):
        difference(before, quorum(region(), JOINED))


MERGED = date(2025, 10, 24)
MERGER = Merger(("kov0", "kov1"), "uus", MERGED)


def merged_region(*joined, mergers=(MERGER,)):
    """Three municipalities, of which two become one on a day."""
    last = MERGED - timedelta(days=1)
    old = tuple(replace(entry, valid_to=last) for entry in municipalities(2))
    kov = (*old, municipalities(3)[2], MunicipalityEntry("uus", "Uus vald", REGION, MERGED))
    return region(municipalities=kov, joined=joined, mergers=mergers)


def test_the_successor_takes_over_the_membership_of_any_predecessor_to_be_confirmed():
    facts = merged_region(*members("kov1", since=date(2025, 1, 1), until=MERGED - timedelta(days=1)))

    state = quorum(facts)

    assert state.municipalities == Figure(1, 2, 2, met=False)
    assert [party.party for party in state.to_be_confirmed] == ["uus"]
    assert quorum(facts, MERGED - timedelta(days=1)).municipalities == Figure(1, 3, 2, met=False)


def test_the_successor_of_none_that_was_a_member_is_no_member():
    assert quorum(merged_region()).municipalities.joined == 0
    too_late = members("kov1", since=MERGED)
    assert quorum(merged_region(*too_late)).municipalities.joined == 0
    left_before = members("kov1", since=date(2025, 1, 1), until=MERGED - timedelta(days=2))
    assert quorum(merged_region(*left_before)).municipalities.joined == 0


def test_a_confirmed_successor_is_no_longer_to_be_confirmed():
    old = members("kov1", since=date(2025, 1, 1), until=MERGED - timedelta(days=1))
    confirmed = members("uus", since=date(2026, 2, 1), until=date(2026, 2, 20))
    facts = merged_region(*old, *confirmed)

    assert [p.party for p in quorum(facts, date(2026, 1, 31)).to_be_confirmed] == ["uus"]
    assert quorum(facts, date(2026, 2, 10)).to_be_confirmed == ()
    assert quorum(facts, date(2026, 2, 10)).municipalities.joined == 1
    assert quorum(facts, DAY).municipalities.joined == 0, "its own leaving ends it"


def test_an_own_membership_from_the_merger_on_stands_for_itself():
    old = members("kov1", since=date(2025, 1, 1))
    own = members("uus", since=MERGED, until=date(2025, 12, 31))

    assert quorum(merged_region(*old, *own)).municipalities.joined == 0
    assert quorum(merged_region(*old, *own), date(2025, 12, 31)).to_be_confirmed == ()


def test_a_leaving_that_the_predecessor_announced_holds_for_the_successor():
    old = members("kov0", since=date(2025, 1, 1), until=date(2026, 1, 31))

    assert quorum(merged_region(*old), date(2026, 1, 31)).municipalities.joined == 1
    assert quorum(merged_region(*old)).municipalities.joined == 0


def test_a_list_whose_entries_overlap_is_served_by_the_provider_that_began_last():
    """T6: a list counts once; here the old provider's entry was left open when the new one took the list over."""
    taken_over, again = date(2026, 2, 1), date(2026, 2, 10)
    lists = (
        *gp_lists(4),
        ListEntry("N3", "uus", "Uus OÜ", REGION, taken_over),
        ListEntry("N3", "viimane", "Viimane OÜ", REGION, again),
    )
    facts = region(lists=lists, joined=members("pa3") + members("uus"))

    def joined_of(day):
        state = quorum(facts, day)
        return state.gp_lists.joined, state.gp_lists.total, state.gp_providers.joined, state.gp_providers.total

    assert [joined_of(day) for day in (taken_over - timedelta(days=1), taken_over, again)] == [
        (1, 4, 1, 4),
        (1, 4, 1, 4),
        (0, 4, 0, 4),
    ]
    nobody = quorum(replace(facts, memberships=()), taken_over)
    assert {"pa3", "uus", "viimane"} & {party.party for party in nobody.not_joined} == {"uus"}


def successor_counts_on(facts, *days):
    return [quorum(facts, day).municipalities.joined for day in days]


def test_of_two_predecessors_the_one_that_stays_longer_is_taken_over():
    """T7: any of them was a member; that the other had announced its leaving takes nothing away."""
    old = members("kov0", since=date(2025, 1, 1), until=date(2026, 1, 31)) + members("kov1", since=date(2025, 1, 1))

    assert successor_counts_on(merged_region(*old), date(2026, 1, 31), date(2026, 2, 1)) == [1, 1]


def test_a_successor_that_joined_itself_and_left_is_no_member_by_its_predecessor():
    """T7, A3: from its own first form on its own days decide, also between two memberships."""
    old = members("kov0", since=date(2025, 1, 1), until=MERGED - timedelta(days=1))
    own = members("uus", since=date(2025, 12, 1), until=date(2025, 12, 31)) + members("uus", since=date(2026, 2, 1))
    days = (date(2025, 11, 30), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1))

    assert successor_counts_on(merged_region(*old, *own), *days) == [1, 1, 0, 0, 1]


def test_an_own_membership_that_ended_before_the_merger_keeps_nobody_from_succeeding():
    """T7: a municipality that takes a neighbour in may have left the TERVIK long before."""
    old = members("kov0", since=date(2025, 1, 1), until=MERGED - timedelta(days=1))
    own = members("uus", since=date(2025, 1, 1), until=date(2025, 3, 31))

    assert successor_counts_on(merged_region(*old, *own), MERGED, DAY) == [1, 1]


def test_a_second_merger_passes_on_what_was_taken_over():
    again = date(2026, 2, 1)
    mergers = (Merger(("uus", "kov2"), "suur", again), MERGER)
    facts = merged_region(*members("kov0", since=date(2025, 1, 1)), mergers=mergers)
    suur = MunicipalityEntry("suur", "Suur vald", REGION, again)
    facts = replace(facts, municipalities=(suur,))

    assert [party.party for party in quorum(facts).to_be_confirmed] == ["suur"]


def test_a_rule_set_in_force_goes_before_the_draft_and_its_numbers_decide_each_day():
    law = rule_set(
        "law", in_force=True, gp_share=Fraction(1, 2), valid_from=date(2026, 2, 1), valid_to=date(2026, 2, 28)
    )
    facts = region(joined=members(*ENOUGH))

    assert quorum(facts, date(2026, 1, 31), DRAFT, law).rule_set is DRAFT
    in_february = quorum(facts, date(2026, 2, 28), DRAFT, law)
    assert in_february.rule_set is law
    assert not in_february.met
    assert in_february.first_met_on == JOINED, "by the rule set of that day"
    assert quorum(facts, DAY, DRAFT, law).rule_set is DRAFT


def test_a_later_rule_set_in_force_replaces_an_earlier_one():
    first = rule_set("first", in_force=True)
    second = rule_set("second", in_force=True, valid_from=DAY)

    assert quorum(region(), DAY, first, second).rule_set is second
    assert quorum(region(), DAY - timedelta(days=1), second, first).rule_set is first


def test_a_day_without_any_rule_set_is_refused():
    later = rule_set(valid_from=DAY + timedelta(days=1))

    with pytest.raises(NoRuleSet, match="2026-03-01"):
        quorum(region(), DAY, later)


@pytest.mark.parametrize(
    "wrong",
    [
        {"hospitals_minimum": 0},
        {"gp_share": Fraction(0)},
        {"municipalities_share": Fraction(4, 3)},
    ],
)
def test_a_rule_set_with_impossible_numbers_is_refused(wrong):
    with pytest.raises(ValueError, match="T6"):
        rule_set(**wrong)


def test_how_many_more_must_join():
    state = quorum(region(16, joined=members("kov0")))

    assert state.municipalities.lacking == 10
    assert quorum(region(joined=members(*ENOUGH, "kov2"))).municipalities.lacking == 0
    assert state.figures.gp_deciding(DRAFT) is state.gp_lists
    assert state.figures.gp_deciding(rule_set(gp_unit=GpUnit.PROVIDERS)) is state.gp_providers
