"""Periods: a year or one of its equal parts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.periods import CODES, Frequency, Period, last_ended, last_of, through

periods = st.builds(
    lambda year, code: Period.coded(year, code), st.integers(2000, 2100), st.sampled_from(sorted(CODES))
)


@given(periods)
def test_a_period_is_what_it_is_written_as_and_ends_the_day_before_the_next(period):
    assert Period.written(str(period)) == period
    assert (period.later(1).first_day - period.last_day).days == 1
    assert period.later(1).later(-1) == period


@given(periods, periods)
def test_the_order_is_that_of_the_last_days(one, other):
    assert (one.order < other.order) == ((one.last_day, one.parts) < (other.last_day, -other.parts)) or (
        one.last_day == other.last_day
    )
    if one.last_day < other.last_day:
        assert one.order < other.order


@pytest.mark.parametrize("code", ["Q5", "Q0", "M13", "M7", "H3", "q1", "x"])
def test_there_is_no_such_part(code):
    with pytest.raises(KeyError):
        Period.coded(2026, code)


@pytest.mark.parametrize(
    ("on", "parts", "ended"),
    [
        (date(2026, 12, 30), 1, "2025"),
        (date(2026, 12, 31), 1, "2026"),
        (date(2026, 6, 29), 2, "2025-H2"),
        (date(2026, 6, 30), 2, "2026-H1"),
        (date(2026, 1, 1), 4, "2025-Q4"),
        (date(2026, 3, 31), 4, "2026-Q1"),
        (date(2028, 2, 28), 12, "2028-M01"),
        (date(2028, 2, 29), 12, "2028-M02"),
    ],
)
def test_a_period_is_over_on_its_last_day(on, parts, ended):
    assert str(last_ended(on, parts)) == ended


def test_from_one_to_another_both_included():
    assert [str(one) for one in through(Period(2025, 3, 4), Period(2026, 1, 4))] == ["2025-Q3", "2025-Q4", "2026-Q1"]
    assert [str(one) for one in through(Period(2025), Period(2025))] == ["2025"]
    assert [str(one) for one in through(Period(2026, 3, 4), last_of(2026, 4))] == ["2026-Q3", "2026-Q4"]
    assert list(through(Period(2026), Period(2025))) == []


def test_periods_stand_by_their_end_and_of_those_that_end_together_the_shorter_first():
    """C2: a newest figure is found by when its period was over, and a whole year says more than its last quarter."""
    year, half, quarter, next_month = Period(2025), Period(2025, 2, 2), Period(2025, 4, 4), Period(2026, 1, 12)

    assert sorted([next_month, year, quarter, half], key=lambda one: one.order) == [quarter, half, year, next_month]


def test_how_often_says_into_how_many_parts_a_year_is_cut():
    assert {one.value: one.parts for one in Frequency} == {
        "year": 1,
        "half_year": 2,
        "quarter": 4,
        "month": 12,
        "survey": 1,
    }
