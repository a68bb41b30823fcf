"""Stories of the duty to join (T7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agreements.counting.facts import HospitalEntry, ListEntry, Merger, MunicipalityEntry
from agreements.counting.region_record import records
from agreements.obligations import EndedBy, Resting, due_on, obligations, overdue_on
from tests.agreements.quorum_builders import (
    DRAFT,
    JOINED,
    REGION,
    gp_lists,
    hospital,
    members,
    municipalities,
    region,
    rule_set,
)

LAW = rule_set("law", in_force=True)
ENOUGH = members("haigla", "kov0", "kov1", "pa0")
TODAY = date(2026, 6, 30)


def open_on(facts, on=TODAY, rule_sets=(LAW,)):
    return obligations(records(facts, [REGION])[0], rule_sets, on)


def of(party, found):
    return [obligation for obligation in found if obligation.party == party]


def test_when_the_quorum_is_met_every_remaining_mandatory_party_is_obliged_from_that_day():
    found = open_on(region(joined=ENOUGH))

    assert {o.party for o in found} == {"kov2", "pa1", "pa2", "pa3"}
    assert {o.arose_on for o in found} == {JOINED}
    assert not any(o.last_day or o.resting for o in found)


def test_nobody_is_obliged_before_the_quorum_is_met():
    assert open_on(region(joined=ENOUGH[:-1])) == []
    assert open_on(region(joined=ENOUGH), JOINED - timedelta(days=1)) == []


def test_on_the_very_day_it_is_met_the_obligation_is_there():
    assert of("kov2", open_on(region(joined=ENOUGH), JOINED)) != []


def test_on_the_last_day_outside_a_party_can_still_be_overdue():
    facts = region(joined=ENOUGH + members("kov2", since=date(2026, 2, 1)))
    (obligation,) = of("kov2", open_on(facts))

    assert overdue_on(obligation, 10, date(2026, 1, 31))
    assert not overdue_on(obligation, 10, date(2026, 2, 1))


def test_under_a_draft_nobody_is_obliged():
    assert open_on(region(joined=ENOUGH), rule_sets=(DRAFT,)) == []


def test_a_quorum_met_under_the_draft_obliges_from_the_day_the_law_is_in_force():
    law = replace(LAW, valid_from=date(2026, 4, 1))

    assert {o.arose_on for o in open_on(region(joined=ENOUGH), rule_sets=(DRAFT, law))} == {date(2026, 4, 1)}


def test_the_excluded_hospital_is_never_obliged():
    facts = region(joined=ENOUGH, hospitals=(hospital(), hospital("erand", excluded=True)))

    assert of("erand", open_on(facts)) == []


def test_an_obligation_ends_the_day_before_the_party_is_a_member():
    facts = region(joined=ENOUGH + members("kov2", since=date(2026, 2, 1)))

    (obligation,) = of("kov2", open_on(facts))

    assert (obligation.last_day, obligation.ended_by) == (date(2026, 1, 31), EndedBy.JOINED)
    assert not overdue_on(obligation, 10, TODAY)


def test_on_the_eve_of_joining_the_obligation_is_still_open():
    facts = region(joined=ENOUGH + members("kov2", since=date(2026, 2, 1)))

    (obligation,) = of("kov2", open_on(facts, date(2026, 1, 31)))

    assert (obligation.last_day, obligation.ended_by) == (None, None)


def test_on_the_day_of_joining_the_obligation_has_ended():
    """T7: the last day of the duty is the eve, and the day of joining already knows it."""
    facts = region(joined=ENOUGH + members("kov2", since=date(2026, 2, 1)))

    (obligation,) = of("kov2", open_on(facts, date(2026, 2, 1)))

    assert (obligation.last_day, obligation.ended_by) == (date(2026, 1, 31), EndedBy.JOINED)


def lost_from_to(first, last):
    """kov1 is out from the first to the last day and the quorum is lost with it."""
    return (
        *members("haigla", "kov0", "pa0"),
        *members("kov1", until=first - timedelta(days=1)),
        *members("kov1", since=last + timedelta(days=1)),
    )


def test_an_obligation_rests_while_the_quorum_is_lost_and_resumes_with_it():
    first, last = date(2026, 2, 1), date(2026, 2, 28)
    facts = region(joined=lost_from_to(first, last))

    (obligation,) = of("kov2", open_on(facts))
    assert obligation.arose_on == JOINED
    assert obligation.resting == (Resting(first, last),)
    assert [obligation.rests_on(d) for d in (first - timedelta(1), first, last, last + timedelta(1))] == [
        False,
        True,
        True,
        False,
    ]

    (while_lost,) = of("kov2", open_on(facts, last - timedelta(days=1)))
    assert while_lost.resting == (Resting(first, None),)
    assert while_lost.rests_on(TODAY)


def test_days_of_resting_do_not_count_for_the_deadline():
    facts = region(joined=lost_from_to(date(2026, 2, 1), date(2026, 2, 28)))
    (obligation,) = of("kov2", open_on(facts))
    (while_lost,) = of("kov2", open_on(facts, date(2026, 2, 10)))

    assert due_on(obligation, 60) == JOINED + timedelta(days=60 + 28)
    assert due_on(obligation, 10) == JOINED + timedelta(days=10), "it was due before it rested"
    assert due_on(while_lost, 60) is None
    assert not overdue_on(while_lost, 10, date(2026, 2, 10)), "what rests is not overdue"
    assert not overdue_on(obligation, 60, JOINED + timedelta(days=88))
    assert overdue_on(obligation, 60, JOINED + timedelta(days=89))
    assert not overdue_on(while_lost, 60, TODAY)


def test_a_last_day_on_which_the_quorum_is_lost_is_no_day_to_join():
    """T7: the eleventh day rests, so that the ten days of the party end on the first day after the rest."""
    last_day = JOINED + timedelta(days=10)
    facts = region(joined=lost_from_to(last_day, last_day + timedelta(days=4)))
    (obligation,) = of("kov2", open_on(facts))

    assert due_on(obligation, 10) == JOINED + timedelta(days=15)
    assert due_on(obligation, 9) == JOINED + timedelta(days=9)


def test_a_party_that_leaves_while_the_quorum_is_met_is_obliged_again_at_once():
    facts = region(joined=ENOUGH + members("kov2", until=date(2026, 3, 31)))

    (obligation,) = of("kov2", open_on(facts))

    assert obligation.arose_on == date(2026, 4, 1)


def test_a_party_whose_leaving_loses_the_quorum_is_obliged_when_it_is_met_again():
    left = members("haigla", "kov0", "pa0") + members("kov1", until=date(2026, 1, 31))
    again = left + members("kov2", since=date(2026, 5, 1))

    assert of("kov1", open_on(region(joined=left))) == []
    (obligation,) = of("kov1", open_on(region(joined=again)))
    assert obligation.arose_on == date(2026, 5, 1)


def test_a_provider_that_begins_while_the_quorum_is_met_is_obliged_from_its_first_day():
    opened = ListEntry("uus", "uus", "Uus OÜ", REGION, date(2026, 5, 5))

    (obligation,) = of("uus", open_on(region(lists=(*gp_lists(3), opened), joined=ENOUGH)))

    assert obligation.arose_on == date(2026, 5, 5)


def test_an_obligation_ends_with_the_last_list():
    closing = date(2026, 3, 3)
    lists = (*gp_lists(3), ListEntry("N3", "pa3", "Perearst 3", REGION, valid_to=closing))

    (obligation,) = of("pa3", open_on(region(lists=lists, joined=ENOUGH)))

    assert (obligation.last_day, obligation.ended_by) == (closing, EndedBy.NO_LONGER_MANDATORY)


def test_a_hospital_that_serves_lists_is_obliged_once_for_as_long_as_it_is_either():
    second = HospitalEntry("teine", "Teine haigla", REGION, valid_to=date(2026, 2, 1))
    own = ListEntry("H", "teine", "Teine haigla", REGION)
    facts = region(lists=(*gp_lists(3), own), hospitals=(hospital(), second), joined=ENOUGH)

    (obligation,) = of("teine", open_on(facts))

    assert (obligation.arose_on, obligation.last_day) == (JOINED, None)


def test_a_merged_municipality_is_no_longer_obliged_but_its_successor_is():
    merged = date(2026, 3, 1)
    last = merged - timedelta(days=1)
    kov = (*municipalities(2), *(replace(m, valid_to=last) for m in municipalities(4)[2:]))
    successor = MunicipalityEntry("uus", "Uus vald", REGION, merged)
    facts = region(
        municipalities=(*kov, successor),
        joined=members("haigla", "pa0", "kov0", "kov1") + members("kov2", until=date(2026, 1, 31)),
        mergers=(Merger(("kov2", "kov3"), "uus", merged),),
    )

    found = open_on(facts)

    (old,) = of("kov3", found)
    assert (old.arose_on, old.last_day) == (JOINED, last)
    assert old.ended_by is EndedBy.NO_LONGER_MANDATORY
    (new,) = of("uus", found)
    assert (new.arose_on, new.last_day) == (merged, None)


@pytest.mark.parametrize(("last", "open_after"), [(date(2026, 4, 30), True), (None, False)])
def test_without_a_rule_set_in_force_obligations_rest(last, open_after):
    law = replace(LAW, valid_to=last)

    (obligation,) = of("kov2", open_on(region(joined=ENOUGH), rule_sets=(DRAFT, law)))

    assert obligation.rests_on(TODAY) is open_after
