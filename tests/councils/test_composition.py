"""Who must sit on a council, and who does (C5, C6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from councils.composition import (
    CompositionProblem,
    Finding,
    Mandate,
    Seat,
    SeatKind,
    composition_on,
    required_seats,
)

DAY = date(2026, 3, 1)
SOON = timedelta(days=30)
SINCE = date(2026, 1, 1)
MINISTRY = Seat(SeatKind.MINISTRY)
TERVIK = Seat(SeatKind.TERVIK)
KOV_A, KOV_B = Seat(SeatKind.MUNICIPALITY, "a"), Seat(SeatKind.MUNICIPALITY, "b")
YOUTH = Seat(SeatKind.ADDITIONAL, "noortekogu")
SEATS = required_seats(["a", "b"], tervik_seat=True)


def full(*more: Mandate) -> list[Mandate]:
    return [*(Mandate(person, seat, SINCE) for person, seat in enumerate(SEATS)), *more]


def without(seat: Seat, *more: Mandate) -> list[Mandate]:
    return [*(mandate for mandate in full() if mandate.seat != seat), *more]


def council(mandates, day=DAY, seats=SEATS):
    return composition_on(day, seats, mandates, soon=SOON)


def test_the_law_asks_for_the_state_the_tervik_and_each_municipality():
    assert required_seats(["a", "b"], tervik_seat=True) == (
        MINISTRY,
        Seat(SeatKind.SOCIAL_INSURANCE_BOARD),
        Seat(SeatKind.HEALTH_INSURANCE_FUND),
        TERVIK,
        KOV_A,
        KOV_B,
    )
    assert TERVIK not in required_seats(["a"], tervik_seat=False)


def test_a_full_council_is_lawful():
    composition = council(full(Mandate(99, YOUTH, SINCE)))

    assert composition.lawful
    assert composition.findings == ()
    assert len(composition.holders(YOUTH)) == 1


@pytest.mark.parametrize("seat", SEATS)
def test_every_seat_by_law_must_be_filled(seat):
    composition = council(without(seat))

    assert not composition.lawful
    assert composition.findings == (Finding(CompositionProblem.MISSING, seat),)


def test_a_mandate_that_ends_on_the_day_still_holds_and_the_day_after_it_has_expired():
    mandates = without(KOV_A, Mandate(4, KOV_A, SINCE, DAY))

    assert council(mandates).lawful
    after = council(mandates, DAY + timedelta(days=1))
    assert not after.lawful
    assert after.findings == (Finding(CompositionProblem.EXPIRED, KOV_A, DAY),)


def test_a_seat_that_nobody_has_held_yet_is_missing_and_not_expired():
    """C5: neither another seat's ended mandate nor one that has not begun makes it expired."""
    yesterday, tomorrow = DAY - timedelta(days=1), DAY + timedelta(days=1)
    later = Mandate(4, KOV_A, tomorrow, DAY + timedelta(days=400))

    composition = council(without(KOV_A, later, Mandate(99, YOUTH, SINCE, yesterday)))

    assert composition.findings == (Finding(CompositionProblem.MISSING, KOV_A),)


def test_a_mandate_that_begins_later_does_not_fill_the_seat():
    assert not council(without(KOV_A, Mandate(4, KOV_A, DAY + timedelta(days=1)))).lawful


def test_a_seat_is_filled_once():
    composition = council(full(Mandate(99, KOV_A, SINCE)))

    assert not composition.lawful
    assert composition.findings == (Finding(CompositionProblem.DOUBLE, KOV_A),)


def test_one_person_fills_one_seat():
    composition = council(without(KOV_B, Mandate(4, KOV_B, SINCE)))

    assert not composition.lawful
    assert composition.findings == (
        Finding(CompositionProblem.SAME_PERSON, KOV_A),
        Finding(CompositionProblem.SAME_PERSON, KOV_B),
    )


def test_a_double_additional_seat_is_told_but_does_not_make_the_council_unlawful():
    composition = council(full(Mandate(98, YOUTH, SINCE), Mandate(99, YOUTH, SINCE)))

    assert composition.lawful
    assert composition.findings == (Finding(CompositionProblem.DOUBLE, YOUTH),)


def test_a_mandate_about_to_expire_is_told_from_thirty_days_before():
    last = DAY + SOON
    mandates = without(KOV_A, Mandate(4, KOV_A, SINCE, last))

    assert council(mandates).findings == (Finding(CompositionProblem.ABOUT_TO_EXPIRE, KOV_A, last),)
    assert council(mandates).lawful
    assert council(mandates, DAY - timedelta(days=1)).findings == ()


def test_a_mandate_that_is_followed_by_another_is_not_told():
    last = DAY + timedelta(days=5)
    followed = without(KOV_A, Mandate(4, KOV_A, SINCE, last), Mandate(77, KOV_A, last + timedelta(days=1)))

    assert council(followed).findings == ()


def test_a_mandate_that_is_followed_after_a_day_without_one_is_told():
    last = DAY + timedelta(days=5)
    with_gap = without(KOV_A, Mandate(4, KOV_A, SINCE, last), Mandate(77, KOV_A, last + timedelta(days=2)))

    assert council(with_gap).findings == (Finding(CompositionProblem.ABOUT_TO_EXPIRE, KOV_A, last),)


def test_a_municipality_merges_between_call_and_meeting():
    """Called with a and b; on the meeting's day there is ab, whose seat nobody holds yet."""
    merged = Seat(SeatKind.MUNICIPALITY, "ab")
    seats = required_seats(["ab"], tervik_seat=True)

    composition = council(full(), seats=seats)

    assert not composition.lawful
    assert composition.findings == (
        Finding(CompositionProblem.MISSING, merged),
        Finding(CompositionProblem.WITHOUT_SEAT, KOV_A),
        Finding(CompositionProblem.WITHOUT_SEAT, KOV_B),
    )
    assert composition.holders(KOV_A) == ()
    again = council([*without(KOV_A), Mandate(50, merged, DAY)], seats=seats)
    assert again.lawful


def test_without_a_tervik_its_seat_is_not_missing():
    seats = required_seats(["a", "b"], tervik_seat=False)

    assert council(without(TERVIK), seats=seats).lawful


def test_the_latest_of_ended_mandates_is_told():
    ended = Mandate(4, KOV_A, SINCE, date(2026, 2, 1))
    earlier = replace(ended, valid_to=date(2026, 1, 15))

    assert council(without(KOV_A, ended, earlier)).findings[0].day == date(2026, 2, 1)
