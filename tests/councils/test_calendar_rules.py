"""Priorities (C8), meetings in a year (C7), monitoring at least yearly (C2)."""

from __future__ import annotations

from datetime import date

import pytest

from councils.meetings_due import MeetingRules, MeetingState, MeetingYear, meeting_year
from councils.monitoring import Monitoring, MonitoringRules, MonitoringState, monitoring_on
from councils.priorities import Excess, PriorityRules, Proposer, excesses, room

STATE, COUNTY = Proposer.STATE, Proposer.COUNTY
FOUR = PriorityRules(most=4, most_by_state=2, most_by_county=2)
TWO_OR_THREE = MeetingRules(at_least=2, at_most=3, warn_days=92)
YEARLY = MonitoringRules(months=12, warn_months=2)


@pytest.mark.parametrize("proposers", [[], [STATE], [STATE, STATE, COUNTY, COUNTY]])
def test_up_to_two_of_the_state_and_two_of_the_county(proposers):
    assert excesses(proposers, FOUR) == ()


def test_a_third_priority_of_the_state_is_one_too_many_though_there_are_but_three():
    assert excesses([STATE, STATE, STATE], FOUR) == (Excess(STATE, 3, 2),)


def test_a_fifth_priority_exceeds_both_the_countys_share_and_the_whole():
    assert excesses([STATE, STATE, COUNTY, COUNTY, COUNTY], FOUR) == (Excess(COUNTY, 3, 2), Excess(None, 5, 4))


def test_how_many_more_may_be_proposed():
    assert room([STATE], STATE, FOUR) == 1
    assert room([STATE, STATE, STATE], STATE, FOUR) == 0
    assert room([STATE, STATE], COUNTY, PriorityRules(3, 2, 2)) == 1, "the whole is the limit"


@pytest.mark.parametrize(
    ("meetings", "on", "state", "to_call"),
    [
        ([], date(2026, 9, 29), MeetingState.TO_BE_CALLED, 2),
        ([], date(2026, 9, 30), MeetingState.YEAR_RUNS_OUT, 2),
        ([date(2026, 4, 1)], date(2026, 12, 31), MeetingState.YEAR_RUNS_OUT, 1),
        ([date(2026, 4, 1)], date(2027, 1, 1), MeetingState.TOO_FEW, 1),
        ([date(2026, 4, 1), date(2026, 12, 1)], date(2026, 11, 30), MeetingState.PLANNED, 0),
        ([date(2026, 4, 1), date(2026, 12, 1)], date(2026, 12, 1), MeetingState.ENOUGH, 0),
        ([date(2026, m, 1) for m in (1, 2, 3)], date(2026, 3, 1), MeetingState.ENOUGH, 0),
        ([date(2026, m, 1) for m in (1, 2, 3, 4)], date(2026, 3, 1), MeetingState.MORE_THAN_USUAL, 0),
        ([date(2025, 12, 31), date(2027, 1, 1)], date(2026, 5, 1), MeetingState.TO_BE_CALLED, 2),
    ],
)
def test_two_to_three_meetings_a_year(meetings, on, state, to_call):
    year = meeting_year(2026, meetings, on, TWO_OR_THREE)

    assert (year.state, year.to_call) == (state, to_call)


def test_the_year_tells_what_was_held_and_what_is_called():
    days = [date(2026, 4, 1), date(2026, 12, 1)]

    assert meeting_year(2026, days, date(2026, 12, 30), TWO_OR_THREE).days_left == 1
    assert meeting_year(2026, days, date(2026, 6, 1), TWO_OR_THREE) == MeetingYear(
        2026, MeetingState.PLANNED, held=1, called=1, to_call=0, days_left=213
    )
    assert meeting_year(2026, days, date(2027, 2, 1), TWO_OR_THREE).days_left == 0


APPROVED = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("on", "monitored", "state", "due"),
    [
        (date(2025, 12, 31), [], MonitoringState.IN_TIME, date(2026, 3, 1)),
        (date(2026, 1, 1), [], MonitoringState.DUE_SOON, date(2026, 3, 1)),
        (date(2026, 3, 1), [], MonitoringState.DUE_SOON, date(2026, 3, 1)),
        (date(2026, 3, 2), [], MonitoringState.OVERDUE, date(2026, 3, 1)),
        (date(2026, 3, 2), [date(2025, 10, 10)], MonitoringState.IN_TIME, date(2026, 10, 10)),
        (date(2026, 3, 2), [date(2025, 4, 1), date(2025, 10, 10)], MonitoringState.IN_TIME, date(2026, 10, 10)),
        (date(2026, 3, 2), [date(2026, 3, 3)], MonitoringState.OVERDUE, date(2026, 3, 1)),
        (date(2026, 3, 2), [date(2025, 2, 28)], MonitoringState.OVERDUE, date(2026, 3, 1)),
    ],
)
def test_goals_are_looked_at_at_least_once_a_year(on, monitored, state, due):
    found = monitoring_on(on, APPROVED, monitored, YEARLY)

    assert (found.state, found.due_on) == (state, due)


def test_the_last_monitoring_is_told():
    on = date(2026, 3, 1)

    assert monitoring_on(on, APPROVED, [APPROVED], YEARLY).last_on == APPROVED
    assert monitoring_on(on, APPROVED, [], YEARLY).last_on is None
    assert monitoring_on(on, APPROVED, [on], YEARLY).last_on == on


def test_goals_are_to_be_watched_from_the_day_they_are_in_force():
    assert monitoring_on(APPROVED, APPROVED, [], YEARLY).state is MonitoringState.IN_TIME


@pytest.mark.parametrize("since", [None, date(2026, 3, 2)])
def test_without_a_strategy_in_force_there_is_nothing_to_monitor(since):
    assert monitoring_on(date(2026, 3, 1), since, [], YEARLY) == Monitoring(MonitoringState.NOTHING_TO_MONITOR)


def test_a_strategy_of_a_leap_day_is_due_on_the_last_of_february():
    assert monitoring_on(date(2024, 3, 1), date(2024, 2, 29), [], YEARLY).due_on == date(2025, 2, 28)


def test_the_states_and_the_countys_numbers_are_told_apart():
    """C8: each proposer has its own number in the rule set."""
    rules = PriorityRules(most=9, most_by_state=1, most_by_county=3)
    assert excesses([STATE, STATE, COUNTY, COUNTY, COUNTY], rules) == (Excess(STATE, 2, 1),)
    assert (room([], STATE, rules), room([], COUNTY, rules)) == (1, 3)
