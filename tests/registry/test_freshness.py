"""When a checked fact grows old."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.freshness import Check, Freshness, check_on, last_fresh_check
from registry.months import add_months


def test_a_fact_is_fresh_up_to_and_on_the_day_of_its_next_check():
    checked = date(2026, 1, 15)

    assert check_on(date(2026, 7, 15), checked, months=6) == Check(Freshness.FRESH, date(2026, 7, 15))
    assert check_on(date(2026, 7, 16), checked, months=6) == Check(Freshness.OLD, date(2026, 7, 15), days_over=1)


def test_a_fact_that_nobody_checked():
    assert check_on(date(2026, 7, 15), None, months=6) == Check(Freshness.NEVER_CHECKED, None)


def test_an_interval_is_a_month_at_least():
    with pytest.raises(ValueError, match="one month"):
        check_on(date(2026, 1, 1), None, months=0)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
    ],
)
def test_months_end_where_they_end(day, months, later):
    assert add_months(day, months) == later


def test_what_was_checked_at_a_month_s_end_is_not_old_a_day_too_early():
    """Due on 28 February is what was checked on any day from 28 to 31 January; on 1 March from 1 February on."""
    assert last_fresh_check(date(2026, 2, 28), months=1) == date(2026, 1, 28)
    assert last_fresh_check(date(2026, 3, 31), months=1) == date(2026, 3, 1)


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(days, days, st.integers(1, 36))
def test_what_was_checked_from_the_last_fresh_check_on_is_fresh_and_what_was_before_is_old(on, checked, months):
    border = last_fresh_check(on, months=months)

    fresh = check_on(on, checked, months=months).freshness is Freshness.FRESH

    assert fresh == (checked >= border)
    assert check_on(on, border - timedelta(days=1), months=months).freshness is Freshness.OLD
