"""Deciding by consensus, in the digest's reading (C3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.counting.rules import rule_set_on
from councils.composition import Mandate, Seat, SeatKind, composition_on, required_seats
from councils.consensus import (
    Asked,
    ConsensusRules,
    Hindrance,
    Obstacle,
    Outcome,
    Voice,
    Word,
    decide,
)

READING = ConsensusRules(
    code="draft-2026-01",
    in_force=False,
    legal_reference="eelnõu, jaanuar 2026",
    stand_aside_is_enough=True,
    silence_is_consent=False,
    additional_members_may_object=True,
    one_person_one_seat=True,
    tervik_seat_waits_for_tervik=True,
)
DAY = date(2026, 3, 1)
DEADLINE = date(2026, 3, 15)
SEATS = required_seats(["a", "b"], tervik_seat=True)
MINISTRY, KOV_A, KOV_B = SEATS[0], SEATS[-2], SEATS[-1]
YOUTH = Seat(SeatKind.ADDITIONAL, "noortekogu")
YOUNG, DEPUTY = 50, 104
MANDATES = [Mandate(person, seat, date(2026, 1, 1), deputy=person + 100) for person, seat in enumerate(SEATS)]
MANDATES.append(Mandate(YOUNG, YOUTH, date(2026, 1, 1)))


def council(mandates=tuple(MANDATES), day=DAY):
    return composition_on(day, SEATS, mandates, soon=timedelta(days=30))


def say(seat, voice, person=None, on=DAY):
    return Word(seat, SEATS.index(seat) if person is None else person, voice, on)


def all_agree_but(*words, without=()):
    told = {word.seat for word in words} | set(without)
    return [*(say(seat, Voice.AGREES) for seat in SEATS if seat not in told), *words]


def meeting(words, rules=READING, **changes):
    return decide(changes.pop("composition", council()), words, rules, DAY, **changes)


def test_adopted_when_every_seat_agrees_or_stands_aside():
    assert meeting(all_agree_but()).outcome is Outcome.ADOPTED
    assert meeting(all_agree_but(say(KOV_A, Voice.STANDS_ASIDE))).outcome is Outcome.ADOPTED


@pytest.mark.parametrize(
    ("voice", "obstacle"),
    [
        (Voice.OBJECTS, Obstacle.OBJECTION),
        (Voice.ABSENT, Obstacle.ABSENT),
        (Voice.WITHDRAWS, Obstacle.SILENT),
    ],
)
def test_one_seat_is_enough_to_prevent_it(voice, obstacle):
    decision = meeting(all_agree_but(say(KOV_A, voice)))

    assert decision.outcome is Outcome.NOT_ADOPTED
    assert decision.hindrances == (Hindrance(obstacle, KOV_A),)


def test_silence_is_no_consent():
    decision = meeting(all_agree_but(without=[MINISTRY]))

    assert decision.outcome is Outcome.NOT_ADOPTED
    assert decision.hindrances == (Hindrance(Obstacle.SILENT, MINISTRY),)


def test_an_empty_seat_prevents_a_decision_even_if_somebody_speaks_for_it():
    emptied = council([mandate for mandate in MANDATES if mandate.seat != KOV_A])

    decision = meeting(all_agree_but(), composition=emptied)

    assert decision.hindrances == (Hindrance(Obstacle.SEAT_EMPTY, KOV_A),)
    assert decision.not_counted == (say(KOV_A, Voice.AGREES),)


def test_a_mandate_that_ends_on_the_day_of_the_meeting_still_speaks():
    ending = [replace(mandate, valid_to=DAY) for mandate in MANDATES]

    assert meeting(all_agree_but(), composition=council(ending)).outcome is Outcome.ADOPTED


def test_an_additional_member_need_not_speak_but_may_object():
    assert meeting(all_agree_but(say(YOUTH, Voice.AGREES, YOUNG))).outcome is Outcome.ADOPTED

    decision = meeting(all_agree_but(say(YOUTH, Voice.OBJECTS, YOUNG)))

    assert decision.outcome is Outcome.NOT_ADOPTED
    assert decision.hindrances == (Hindrance(Obstacle.OBJECTION, YOUTH),)


def test_an_objection_withdrawn_no_longer_stands():
    withdrawn = [*all_agree_but(say(KOV_A, Voice.OBJECTS)), say(KOV_A, Voice.AGREES)]

    assert meeting(withdrawn).outcome is Outcome.ADOPTED
    silent_again = [*all_agree_but(say(KOV_A, Voice.OBJECTS)), say(KOV_A, Voice.WITHDRAWS)]
    assert meeting(silent_again).hindrances == (Hindrance(Obstacle.SILENT, KOV_A),)


def test_a_deputy_speaks_for_the_seat_but_nobody_else():
    by_deputy = say(KOV_A, Voice.AGREES, DEPUTY)
    by_stranger = say(KOV_A, Voice.AGREES, 999)

    assert meeting(all_agree_but(by_deputy)).outcome is Outcome.ADOPTED
    decision = meeting(all_agree_but(by_stranger))
    assert decision.hindrances == (Hindrance(Obstacle.SILENT, KOV_A),)
    assert decision.not_counted == (by_stranger,)


def both_seats_by_one_deputy():
    shared = [replace(m, deputy=DEPUTY) if m.seat in (KOV_A, KOV_B) else m for m in MANDATES]
    words = all_agree_but(say(KOV_A, Voice.AGREES, DEPUTY), say(KOV_B, Voice.AGREES, DEPUTY))
    return words, council(shared)


def test_a_member_of_one_seat_does_not_speak_for_another():
    """C3: municipality b's own member agrees for a, whose seat is silent: that is no word of a."""
    stranger = say(KOV_A, Voice.AGREES, person=SEATS.index(KOV_B))

    decision = meeting([*all_agree_but(without=[KOV_A, KOV_B]), stranger, say(KOV_B, Voice.AGREES)])

    assert decision.hindrances == (Hindrance(Obstacle.SILENT, KOV_A),)
    assert decision.not_counted == (stranger,)


def test_one_person_fills_one_seat():
    words, composition = both_seats_by_one_deputy()

    decision = meeting(words, composition=composition)

    assert decision.hindrances == (Hindrance(Obstacle.SILENT, KOV_B),)
    assert decision.not_counted == (words[-1],)


def test_the_reading_is_data():
    words, composition = both_seats_by_one_deputy()
    two_seats = replace(READING, one_person_one_seat=False)
    silence = replace(READING, silence_is_consent=True)
    strict = replace(READING, stand_aside_is_enough=False)
    deaf = replace(READING, additional_members_may_object=False)

    assert meeting(words, two_seats, composition=composition).outcome is Outcome.ADOPTED
    assert meeting(all_agree_but(without=[KOV_A]), silence).outcome is Outcome.ADOPTED
    assert meeting(all_agree_but(say(KOV_A, Voice.STANDS_ASIDE)), strict).hindrances == (
        Hindrance(Obstacle.STOOD_ASIDE, KOV_A),
    )
    assert meeting(all_agree_but(say(YOUTH, Voice.OBJECTS, YOUNG)), deaf).outcome is Outcome.ADOPTED
    assert not READING.asks_for_tervik_seat(tervik_formed=False)
    assert READING.asks_for_tervik_seat(tervik_formed=True)
    assert replace(READING, tervik_seat_waits_for_tervik=False).asks_for_tervik_seat(tervik_formed=False)


def test_the_reading_of_a_day_is_found_like_the_quorums():
    law = replace(READING, code="law", in_force=True, valid_from=DAY, valid_to=DEADLINE)

    days = (DAY - timedelta(days=1), DAY, DEADLINE, DEADLINE + timedelta(days=1))

    assert [rule_set_on([READING, law], day).code for day in days] == [
        "draft-2026-01",
        "law",
        "law",
        "draft-2026-01",
    ]


def written(words, on, rules=READING):
    return decide(council(), words, rules, on, deadline=DEADLINE)


def test_a_written_round_is_open_until_its_last_day_and_then_silence_is_no_consent():
    words = all_agree_but(without=[KOV_A])

    assert written(words, DEADLINE).outcome is Outcome.OPEN
    assert written(words, DEADLINE).hindrances == (Hindrance(Obstacle.SILENT, KOV_A),)
    assert written(words, DEADLINE + timedelta(days=1)).outcome is Outcome.NOT_ADOPTED


def test_a_word_on_the_last_day_counts_and_a_later_one_does_not():
    in_time = all_agree_but(say(KOV_A, Voice.AGREES, on=DEADLINE))
    late = all_agree_but(say(KOV_A, Voice.AGREES, on=DEADLINE + timedelta(days=1)))
    after = DEADLINE + timedelta(days=5)

    assert written(in_time, after).outcome is Outcome.ADOPTED
    decision = written(late, after)
    assert decision.outcome is Outcome.NOT_ADOPTED
    assert decision.not_counted == (late[-1],)


def test_what_is_said_tomorrow_is_not_known_today():
    """C3: the state of a day is told by the words said up to then; a later one is not yet late."""
    words = all_agree_but(say(KOV_A, Voice.AGREES, on=DEADLINE))
    eve, after = DEADLINE - timedelta(days=1), DEADLINE + timedelta(days=1)

    assert decide(council(), words, READING, eve, deadline=DEADLINE).not_counted == ()
    assert decide(council(), words, READING, eve, deadline=DEADLINE).outcome is Outcome.OPEN
    assert decide(council(), words, READING, after, deadline=DEADLINE).not_counted == ()


@pytest.mark.parametrize(
    ("asked", "by_now"),
    [
        (Asked(), False),
        (Asked(met_on=DAY), False),
        (Asked(is_held=True), False),
        (Asked(met_on=DAY, is_held=True), True),
        (Asked(met_on=DAY + timedelta(days=1), is_held=True), False),
        (Asked(in_writing=True), True),
        (Asked(met_on=DAY + timedelta(days=1), in_writing=True), True),
    ],
)
def test_the_council_was_asked_at_a_meeting_that_was_held_or_in_writing(asked, by_now):
    """C3, C7: a meeting that is called but not held asks nobody, nor does one that is still to come."""
    assert asked.by(DAY) is by_now


def test_an_objection_in_a_written_round_can_be_withdrawn_until_its_last_day():
    objection = all_agree_but(say(KOV_A, Voice.OBJECTS))

    assert written(objection, DEADLINE).outcome is Outcome.OPEN
    withdrawn = [*objection, say(YOUTH, Voice.AGREES, YOUNG), say(KOV_A, Voice.STANDS_ASIDE, on=DEADLINE)]
    assert written(withdrawn, DEADLINE - timedelta(days=1)).outcome is Outcome.OPEN
    assert written(withdrawn, DEADLINE).outcome is Outcome.ADOPTED
    too_late = [*objection, say(KOV_A, Voice.AGREES, on=DEADLINE + timedelta(days=1))]
    assert written(too_late, DEADLINE + timedelta(days=2)).hindrances == (Hindrance(Obstacle.OBJECTION, KOV_A),)


def test_a_round_is_not_closed_early_over_the_head_of_an_additional_member():
    """C3, C6: who may object has until the last day to do so."""
    assert written(all_agree_but(), DEADLINE).outcome is Outcome.OPEN
    assert written(all_agree_but(), DEADLINE + timedelta(days=1)).outcome is Outcome.ADOPTED
    assert written([*all_agree_but(), say(YOUTH, Voice.AGREES, YOUNG)], DAY).outcome is Outcome.ADOPTED
    late = [*all_agree_but(), say(YOUTH, Voice.OBJECTS, YOUNG, on=DEADLINE)]
    assert written(late, DEADLINE + timedelta(days=1)).outcome is Outcome.NOT_ADOPTED
    unheard = replace(READING, additional_members_may_object=False)
    assert decide(council(), all_agree_but(), unheard, DAY, deadline=DEADLINE).outcome is Outcome.ADOPTED


def test_who_follows_in_a_seat_during_the_round_speaks_for_it_from_the_first_day():
    """C3: the seat speaks, whoever sits in it; before the mandate began nobody else could."""
    follower = Mandate(77, KOV_A, DAY + timedelta(days=5))
    early = all_agree_but(say(KOV_A, Voice.AGREES, 77, on=DAY + timedelta(days=4)))
    after = DEADLINE + timedelta(days=1)
    assert decide(council(), early, READING, after, deadline=DEADLINE).outcome is Outcome.NOT_ADOPTED
    spoken = all_agree_but(say(KOV_A, Voice.AGREES, 77, on=DAY + timedelta(days=5)))
    judged = decide(council(), spoken, READING, after, deadline=DEADLINE, followers=[follower])
    assert judged.outcome is Outcome.ADOPTED


def test_where_silence_were_consent_it_would_be_only_after_the_deadline():
    """C3: all others have spoken, also the additional member, so that the silent seat alone keeps the round open."""
    spoken, rules = all_agree_but(without=[KOV_A]), replace(READING, silence_is_consent=True)
    words = [*spoken, say(YOUTH, Voice.AGREES, YOUNG)]

    assert written(words, DEADLINE, rules).outcome is Outcome.OPEN
    assert written(words, DEADLINE + timedelta(days=1), rules).outcome is Outcome.ADOPTED


voices = st.lists(st.tuples(st.sampled_from([*SEATS, YOUTH]), st.sampled_from(Voice)), max_size=14)


@given(voices)
def test_adopted_is_exactly_when_the_reading_says_so(said):
    words = [say(seat, voice, YOUNG) if seat == YOUTH else say(seat, voice) for seat, voice in said]
    last = dict(said)
    consent = all(last.get(seat) in (Voice.AGREES, Voice.STANDS_ASIDE) for seat in SEATS)

    adopted = meeting(words).outcome is Outcome.ADOPTED

    assert adopted == (consent and last.get(YOUTH) is not Voice.OBJECTS)
