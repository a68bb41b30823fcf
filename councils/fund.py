"""The development fund (F2–F4): what may be booked, what it comes to. Money is whole cents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

GoalId: TypeAlias = int
EntryId: TypeAlias = int


class IncomeSource(StrEnum):
    """Where the fund's money comes from."""

    PERFORMANCE_PAY = "performance_pay"
    """For meeting the council's goals (F2)."""
    STATE_MONEY = "state_money"
    """For important national aims (F3)."""


class EntryKind(StrEnum):
    """What a line of the ledger does."""

    INCOME = "income"
    EXPENSE = "expense"
    COUNTER = "counter"
    """Takes back an entry as a whole; nothing booked is changed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger; `cents` are above zero, the kind says the direction.

    Income names its source, an expense the strategy's goal that it serves (F4), a counter-entry what it takes back.
    """

    id: EntryId
    kind: EntryKind
    cents: int
    on: date
    source: IncomeSource | None = None
    goal: GoalId | None = None
    counters: EntryId | None = None


class Refusal(StrEnum):
    """Why an entry cannot be booked."""

    NO_SUM = "no_sum"
    """Not a whole number of cents above zero."""
    NO_SOURCE = "no_source"
    NO_GOAL = "no_goal"
    GOAL_NOT_IN_FORCE = "goal_not_in_force"
    """The goal is none of the strategy in force on the day (F4)."""
    BEYOND_BALANCE = "beyond_balance"
    """The fund would fall below zero on the day or later."""
    NOTHING_TO_COUNTER = "nothing_to_counter"
    """What it takes back is not in the ledger, or is a counter-entry itself."""
    COUNTERED_BEFORE = "countered_before"
    COUNTER_DIFFERS = "counter_differs"
    """It takes back another sum, or on an earlier day than that of the entry."""


def balance(ledger: Iterable[Entry], on: date | None = None) -> int:
    """The fund's cents at the end of the day; of all days if none is given."""
    entries = {entry.id: entry for entry in ledger}
    return sum(_effect(entry, entries) for entry in entries.values() if on is None or entry.on <= on)


def refusals(entry: Entry, ledger: Iterable[Entry], goals_in_force: Collection[GoalId]) -> tuple[Refusal, ...]:
    """Why the entry cannot be booked (F2–F4); none if it can. `goals_in_force`: the strategy's on the entry's day."""
    entries = {booked.id: booked for booked in ledger}
    if entry.kind is EntryKind.COUNTER:
        found = tuple(_of_counter(entry, entries))
    else:
        found = tuple(_of_plain(entry, goals_in_force))
    return found or tuple(_of_balance(entry, entries))


def _of_plain(entry: Entry, goals_in_force: Collection[GoalId]) -> Iterator[Refusal]:
    if not _is_sum(entry.cents):
        yield Refusal.NO_SUM
    if entry.kind is EntryKind.INCOME:
        if entry.source is None:
            yield Refusal.NO_SOURCE
    elif entry.goal is None:
        yield Refusal.NO_GOAL
    elif entry.goal not in goals_in_force:
        yield Refusal.GOAL_NOT_IN_FORCE


def _is_sum(cents: int) -> bool:
    return isinstance(cents, int) and cents > 0


def _of_counter(entry: Entry, entries: dict[EntryId, Entry]) -> Iterator[Refusal]:
    booked = entries.get(entry.counters) if entry.counters is not None else None
    if booked is None or booked.kind is EntryKind.COUNTER:
        yield Refusal.NOTHING_TO_COUNTER
        return
    if any(other.counters == booked.id for other in entries.values()):
        yield Refusal.COUNTERED_BEFORE
    if entry.cents != booked.cents or entry.on < booked.on:
        yield Refusal.COUNTER_DIFFERS


def _of_balance(entry: Entry, entries: dict[EntryId, Entry]) -> Iterator[Refusal]:
    with_it = {**entries, entry.id: entry}
    if _effect(entry, with_it) >= 0:
        return
    days = {entry.on} | {booked.on for booked in entries.values() if booked.on > entry.on}
    if any(balance(with_it.values(), day) < 0 for day in days):
        yield Refusal.BEYOND_BALANCE


def effects(ledger: Iterable[Entry]) -> dict[EntryId, int]:
    """What each entry adds to the fund's cents; below zero where it takes from it."""
    entries = {entry.id: entry for entry in ledger}
    return {entry.id: _effect(entry, entries) for entry in entries.values()}


def _effect(entry: Entry, entries: dict[EntryId, Entry]) -> int:
    if entry.kind is EntryKind.COUNTER and entry.counters is not None:
        return -_effect(entries[entry.counters], entries)
    return entry.cents if entry.kind is EntryKind.INCOME else -entry.cents


@dataclass(frozen=True, slots=True)
class Statement:
    """A year of the fund in cents; what was taken back is taken off its source or goal in the year of the counter."""

    year: int
    opening: int
    income: dict[IncomeSource, int]
    expenses: dict[GoalId, int]
    closing: int


def statement(ledger: Iterable[Entry], year: int) -> Statement:
    """The yearly statement; opening, plus income, minus expenses, is closing."""
    entries = {entry.id: entry for entry in ledger}
    income: dict[IncomeSource, int] = defaultdict(int)
    expenses: dict[GoalId, int] = defaultdict(int)
    for entry in entries.values():
        if entry.on.year != year:
            continue
        origin = entries[entry.counters] if entry.counters is not None else entry
        if origin.source is not None:
            income[origin.source] += _effect(entry, entries)
        if origin.goal is not None:
            expenses[origin.goal] -= _effect(entry, entries)
    opening = balance(entries.values(), date(year - 1, 12, 31))
    return Statement(year, opening, dict(income), dict(expenses), balance(entries.values(), date(year, 12, 31)))
