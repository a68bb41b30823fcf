"""The development fund (F2–F4)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.fund import Entry, EntryKind, IncomeSource, Refusal, balance, effects, refusals, statement

GOAL, OTHER_GOAL = 7, 8
PAY, STATE = IncomeSource.PERFORMANCE_PAY, IncomeSource.STATE_MONEY


def day(number: int, year: int = 2026) -> date:
    return date(year, 1, number)


FIRST, TENTH, TWENTIETH = day(1), day(10), day(20)


def income(id: int, cents: int, on: date = FIRST, source: IncomeSource | None = PAY) -> Entry:
    return Entry(id, EntryKind.INCOME, cents, on, source=source)


def expense(id: int, cents: int, on: date = TENTH, goal: int | None = GOAL) -> Entry:
    return Entry(id, EntryKind.EXPENSE, cents, on, goal=goal)


def counter(id: int, of: Entry, on: date = TWENTIETH, cents: int | None = None) -> Entry:
    return Entry(id, EntryKind.COUNTER, of.cents if cents is None else cents, on, counters=of.id)


def refused(entry, *ledger):
    return refusals(entry, ledger, {GOAL})


def test_the_fund_can_be_spent_to_exactly_zero_and_not_a_cent_further():
    ledger = [income(1, 10_000)]

    assert refused(expense(2, 10_000), *ledger) == ()
    assert balance([*ledger, expense(2, 10_000)]) == 0
    assert refused(expense(2, 10_001), *ledger) == (Refusal.BEYOND_BALANCE,)
    assert refused(expense(3, 1), *ledger, expense(2, 10_000)) == (Refusal.BEYOND_BALANCE,)


def test_an_empty_fund_pays_nothing():
    assert refused(expense(1, 1)) == (Refusal.BEYOND_BALANCE,)


def test_an_expense_names_a_goal_of_the_strategy_in_force():
    assert refused(expense(2, 100, goal=None), income(1, 100)) == (Refusal.NO_GOAL,)
    assert refused(expense(2, 100, goal=OTHER_GOAL), income(1, 100)) == (Refusal.GOAL_NOT_IN_FORCE,)
    assert refusals(expense(2, 100), [income(1, 100)], set()) == (Refusal.GOAL_NOT_IN_FORCE,)


@pytest.mark.parametrize("cents", [0, -1, 1.5])
def test_a_sum_is_a_whole_number_of_cents_above_zero(cents):
    assert refused(expense(2, cents), income(1, 100)) == (Refusal.NO_SUM,)
    assert refused(income(2, cents)) == (Refusal.NO_SUM,)


def test_income_names_its_source():
    assert refused(income(1, 100)) == ()
    assert refused(income(1, 100, source=None)) == (Refusal.NO_SOURCE,)


def test_money_of_tomorrow_cannot_be_spent_today():
    assert refused(expense(2, 100, day(9)), income(1, 100, day(10))) == (Refusal.BEYOND_BALANCE,)
    assert refused(expense(2, 100, day(10)), income(1, 100, day(10))) == ()


def test_an_expense_booked_late_may_not_take_what_was_spent_since():
    ledger = [income(1, 100), expense(2, 80, day(15))]

    assert refused(expense(3, 21, day(10)), *ledger) == (Refusal.BEYOND_BALANCE,)
    assert refused(expense(3, 20, day(10)), *ledger) == ()


def test_a_counter_entry_takes_back_an_entry_once_and_whole():
    paid = expense(2, 60)
    ledger = [income(1, 100), paid]

    assert refused(counter(3, paid), *ledger) == ()
    assert refused(counter(3, paid, on=paid.on), *ledger) == ()
    assert balance([*ledger, counter(3, paid)]) == 100
    assert refused(counter(4, paid), *ledger, counter(3, paid)) == (Refusal.COUNTERED_BEFORE,)
    assert refused(counter(3, paid, cents=59), *ledger) == (Refusal.COUNTER_DIFFERS,)
    assert refused(counter(3, paid, on=day(9)), *ledger) == (Refusal.COUNTER_DIFFERS,)


def test_there_must_be_something_to_take_back_and_a_counter_entry_is_not():
    paid = expense(2, 60)
    ledger = [income(1, 100), paid, counter(3, paid)]

    assert refused(counter(4, expense(99, 60)), *ledger) == (Refusal.NOTHING_TO_COUNTER,)
    assert refused(counter(4, counter(3, paid)), *ledger) == (Refusal.NOTHING_TO_COUNTER,)
    assert refused(Entry(4, EntryKind.COUNTER, 60, day(20)), *ledger) == (Refusal.NOTHING_TO_COUNTER,)


def test_income_that_was_spent_cannot_be_taken_back():
    ledger = [income(1, 100), expense(2, 60)]

    assert refused(counter(3, ledger[0]), *ledger) == (Refusal.BEYOND_BALANCE,)


def test_money_that_comes_in_is_never_beyond_the_balance():
    """F2: also where a later expense has taken the fund below zero, as an older ledger may hold."""
    assert refused(income(2, 50), expense(1, 100)) == ()
    assert refused(counter(2, expense(1, 100)), expense(1, 100), expense(3, 100)) == ()


def test_what_each_entry_adds_to_the_fund():
    """F2–F4: income adds, an expense takes, a counter-entry does the opposite of what it takes back."""
    paid, got = expense(2, 300), income(1, 1_000)
    ledger = [got, paid, counter(3, paid), counter(4, got)]

    assert effects(ledger) == {1: 1_000, 2: -300, 3: 300, 4: -1_000}


def test_the_statement_of_a_year_adds_up():
    wrong = expense(5, 500, day(11))
    ledger = [
        income(1, 5_000, day(1, 2025)),
        expense(2, 1_000, day(5, 2025)),
        income(3, 2_000, source=STATE),
        expense(4, 700, goal=OTHER_GOAL),
        wrong,
        counter(6, wrong),
        income(7, 9, day(1, 2027)),
    ]

    year = statement(ledger, 2026)

    assert (year.opening, year.closing) == (4_000, 5_300)
    assert year.income == {STATE: 2_000}
    assert year.expenses == {OTHER_GOAL: 700, GOAL: 0}


def test_what_is_taken_back_next_year_is_taken_off_next_years_statement():
    wrong = income(1, 100, day(31, 2025))
    ledger = [wrong, counter(2, wrong, day(2))]

    assert statement(ledger, 2025).income == {PAY: 100}
    assert statement(ledger, 2026).income == {PAY: -100}
    assert balance(ledger, day(1)) == 100


drafts = st.lists(
    st.tuples(st.sampled_from(EntryKind), st.integers(1, 50), st.integers(1, 28), st.integers(1, 12)), max_size=12
)


@given(drafts)
def test_whatever_is_tried_the_fund_is_never_below_zero_and_the_statement_adds_up(tried):
    ledger: list[Entry] = []
    for id, (kind, cents, on, other) in enumerate(tried, start=1):
        booked = {entry.id: entry for entry in ledger}
        made = {
            EntryKind.INCOME: income(id, cents, day(on)),
            EntryKind.EXPENSE: expense(id, cents, day(on)),
            EntryKind.COUNTER: counter(id, booked.get(other, expense(other, cents)), day(on)),
        }[kind]
        if not refusals(made, ledger, {GOAL}):
            ledger.append(made)

    assert all(balance(ledger, day(number)) >= 0 for number in range(1, 29))
    year = statement(ledger, 2026)
    assert year.opening + sum(year.income.values()) - sum(year.expenses.values()) == year.closing == balance(ledger)
