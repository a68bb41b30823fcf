"""Late figures: told after their day, not on it (F5)."""

from datetime import date

import pytest

from councils.figures_due import Duty, Late, late_figures

DUTY = Duty(first_year=2025, last_year=2027, month=3, day=31)


def test_on_its_day_a_figure_is_in_time_and_on_the_next_it_is_late():
    assert late_figures(DUTY, [], date(2026, 3, 31)) == ()
    assert late_figures(DUTY, [], date(2026, 4, 1)) == (Late(2025, date(2026, 3, 31)),)


def test_a_gap_year_stays_late_though_the_next_year_is_there():
    assert [one.year for one in late_figures(DUTY, [2026], date(2027, 12, 1))] == [2025]


def test_nothing_is_owed_before_the_strategy_or_after_it():
    assert [one.year for one in late_figures(DUTY, [2024, 2028], date(2040, 1, 1))] == [2025, 2026, 2027]


@pytest.mark.parametrize(("year", "last"), [(2026, date(2027, 2, 28)), (2027, date(2028, 2, 29))])
def test_a_day_that_february_does_not_have_is_its_last(year, last):
    assert Duty(2025, 2028, 2, 31).due_on(year) == last
