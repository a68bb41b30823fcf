"""Open now, until when, and when next."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from registry.opening import LOOK_AHEAD, ExceptionalDay, Opening, OpeningState, WeeklyHours, opening_at

MONDAY = date(2026, 3, 2)
OPEN, CLOSED = OpeningState.OPEN, OpeningState.CLOSED


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the week of Monday, 2 March 2026; day 1 is Monday."""
    return datetime.combine(MONDAY + timedelta(days=day - 1), time(hour, minute))


def hours(weekday: int, opens: int, closes: int, **validity) -> WeeklyHours:
    return WeeklyHours(weekday, time(opens), time(closes), **validity)


WORKDAYS = [hours(weekday, 8, 17) for weekday in range(1, 6)]


def test_open_until_the_evening():
    assert opening_at(at(1, 8), WORKDAYS) == Opening(OPEN, until=at(1, 17))
    assert opening_at(at(1, 16, 59), WORKDAYS) == Opening(OPEN, until=at(1, 17))


def test_closed_at_the_closing_minute_and_open_again_in_the_morning():
    assert opening_at(at(1, 17), WORKDAYS) == Opening(CLOSED, opens=at(2, 8))
    assert opening_at(at(2, 7, 59), WORKDAYS) == Opening(CLOSED, opens=at(2, 8))


def test_after_friday_comes_monday():
    assert opening_at(at(5, 18), WORKDAYS) == Opening(CLOSED, opens=at(8, 8))


def test_a_lunch_break():
    split = [hours(1, 13, 17), hours(1, 8, 12)]

    assert opening_at(at(1, 9), split) == Opening(OPEN, until=at(1, 12))
    assert opening_at(at(1, 12, 30), split) == Opening(CLOSED, opens=at(1, 13))


def test_over_midnight():
    night = [hours(5, 22, 6)]

    assert opening_at(at(5, 23), night) == Opening(OPEN, until=at(6, 6))
    assert opening_at(at(6, 5), night) == Opening(OPEN, until=at(6, 6))
    assert opening_at(at(6, 6), night) == Opening(CLOSED, opens=at(12, 22))


def test_from_sunday_night_into_monday():
    assert opening_at(at(1, 1), [hours(7, 20, 2)]) == Opening(OPEN, until=at(1, 2))


def test_round_the_clock_has_no_closing():
    always = [hours(weekday, 0, 0) for weekday in range(1, 8)]

    assert opening_at(at(3, 3), always) == Opening(OPEN)


def test_hours_that_meet_or_overlap_are_one():
    assert opening_at(at(1, 9), [hours(1, 8, 12), hours(1, 12, 17)]).until == at(1, 17)
    assert opening_at(at(1, 9), [hours(1, 8, 17), hours(1, 9, 12)]).until == at(1, 17)
    assert opening_at(at(1, 23), [hours(1, 20, 0), hours(2, 0, 4)]).until == at(2, 4)


def test_an_exceptional_day_stands_in_place_of_the_weekly_hours():
    short = [ExceptionalDay(MONDAY, time(10), time(12)), ExceptionalDay(MONDAY, time(13), time(14))]
    closed = [ExceptionalDay(MONDAY)]

    assert opening_at(at(1, 9), WORKDAYS, short) == Opening(CLOSED, opens=at(1, 10))
    assert opening_at(at(1, 13), WORKDAYS, short) == Opening(OPEN, until=at(1, 14))
    assert opening_at(at(1, 9), WORKDAYS, closed) == Opening(CLOSED, opens=at(2, 8))


def test_a_closed_day_does_not_cut_the_night_before():
    night = [hours(1, 22, 6)]
    closed = [ExceptionalDay(MONDAY + timedelta(days=1))]

    assert opening_at(at(2, 3), night, closed) == Opening(OPEN, until=at(2, 6))


def test_open_only_on_an_exceptional_day():
    assert opening_at(at(1, 9), [], [ExceptionalDay(date(2026, 3, 6), time(9), time(10))]).opens == at(5, 9)


def test_summer_hours_hold_in_their_days():
    summer = [hours(1, 10, 12, valid_from=MONDAY + timedelta(days=7))]
    until_now = [hours(1, 8, 9, valid_to=MONDAY)]

    assert opening_at(at(1, 8), until_now + summer) == Opening(OPEN, until=at(1, 9))
    assert opening_at(at(1, 9), until_now + summer) == Opening(CLOSED, opens=at(8, 10))


def test_without_hours_on_record_nothing_is_said():
    assert opening_at(at(1, 9), []) == Opening(OpeningState.UNKNOWN)


def test_what_opens_far_ahead_is_not_looked_for():
    late = [hours(1, 8, 9, valid_from=MONDAY + LOOK_AHEAD + timedelta(days=30))]

    assert opening_at(at(1, 9), late) == Opening(CLOSED)


hour = st.integers(0, 23).map(time)
weekly = st.lists(st.builds(WeeklyHours, st.integers(1, 7), hour, hour), max_size=5)
exceptional = st.lists(
    st.tuples(st.integers(-1, 9), st.none() | st.tuples(hour, hour)).map(
        lambda row: ExceptionalDay(MONDAY + timedelta(days=row[0]), *(row[1] or ()))
    ),
    max_size=3,
)


def naively_open(moment: datetime, rows, exceptions) -> bool:
    """Look at every opening that began today or yesterday."""
    for day in (moment.date(), moment.date() - timedelta(days=1)):
        special = [row for row in exceptions if row.on == day]
        usual = [row for row in rows if row.weekday == day.isoweekday()]
        for row in special or usual:
            if row.opens_at is None:
                continue
            start = datetime.combine(day, row.opens_at)
            stop = datetime.combine(day, row.closes_at)
            if stop <= start:
                stop += timedelta(days=1)
            if start <= moment < stop:
                return True
    return False


@settings(max_examples=200, deadline=None)
@given(weekly, exceptional, st.integers(0, 24 * 7 * 2))
def test_the_answer_is_that_of_asking_hour_by_hour(rows, exceptions, half_hours):
    moment = at(1, 0) + timedelta(minutes=30 * half_hours)
    opening = opening_at(moment, rows, exceptions)

    if not rows and not exceptions:
        assert opening.state is OpeningState.UNKNOWN
        return
    now = naively_open(moment, rows, exceptions)
    assert (opening.state is OPEN) == now
    ahead = [moment + timedelta(minutes=30 * i) for i in range(1, 48 * 10)]
    change = next((m for m in ahead if naively_open(m, rows, exceptions) != now), None)
    if change is not None:
        assert (opening.until if now else opening.opens) == change
