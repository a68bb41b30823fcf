"""Late figures: told after their day, not on it (F5)."""

from dataclasses import replace
from datetime import date

import pytest

from councils.figures_due import Duty, Late, late_figures
from councils.periods import Period

DUTY = Duty(date(2025, 6, 24), date(2027, 12, 31), month=3, day=31)
BY_QUARTER = replace(DUTY, parts=4, month=1, day=20)


def owed(duty: Duty) -> list[str]:
    return [str(period) for period in duty.periods()]


def test_on_its_day_a_figure_is_in_time_and_on_the_next_it_is_late():
    assert late_figures(DUTY, [], date(2026, 3, 31)) == ()
    assert late_figures(DUTY, [], date(2026, 4, 1)) == (Late(Period(2025), date(2026, 3, 31)),)


def test_a_gap_year_stays_late_though_the_next_year_is_there():
    assert [one.period.year for one in late_figures(DUTY, [Period(2026)], date(2027, 12, 1))] == [2025]


def test_nothing_is_owed_before_the_strategy_or_after_it():
    known = [Period(2024), Period(2028)]
    assert [one.period.year for one in late_figures(DUTY, known, date(2040, 1, 1))] == [2025, 2026, 2027]


@pytest.mark.parametrize(("year", "last"), [(2026, date(2027, 2, 28)), (2027, date(2028, 2, 29))])
def test_a_day_that_february_does_not_have_is_its_last(year, last):
    assert replace(DUTY, month=2).due_on(Period(year)) == last


def test_a_figure_of_each_quarter_is_owed_from_the_quarter_in_which_the_strategy_begins():
    assert owed(BY_QUARTER)[:3] == ["2025-Q2", "2025-Q3", "2025-Q4"]
    assert owed(BY_QUARTER)[-1] == "2027-Q4"
    assert owed(replace(BY_QUARTER, last_day=date(2026, 4, 1)))[-1] == "2026-Q2"


@pytest.mark.parametrize(
    ("parts", "first_due"),
    [(2, date(2025, 7, 20)), (4, date(2025, 7, 20)), (12, date(2025, 7, 20)), (1, date(2026, 1, 20))],
)
def test_the_day_follows_how_often_the_measure_is_taken(parts, first_due):
    duty = replace(BY_QUARTER, parts=parts)
    assert late_figures(duty, [], first_due) == ()
    assert [one.due_on for one in late_figures(duty, [], date(2026, 1, 21))][:1] == [first_due]


def test_a_late_quarter_is_told_though_the_year_around_it_is_known():
    known = [Period.coded(2025, code) for code in ("Q2", "Q4")] + [Period(2025)]
    assert [str(one.period) for one in late_figures(BY_QUARTER, known, date(2026, 2, 1))] == ["2025-Q3"]
