"""A region's money as everybody may see it: fund by year, its entries, budget, contracts (F1–F5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from councils import budget, fund
from councils.models import BudgetLine, FundEntry, FundingContract
from registry.models import Region
from registry.public.told import told


@dataclass(frozen=True, slots=True)
class Sum:
    """A line of the statement: what it was for, in cents."""

    label: str
    cents: int


@dataclass(frozen=True, slots=True)
class YearOfFund:
    """The yearly statement in words: opening, income by source, expenses by goal, closing; cents."""

    year: int
    opening: int
    income: tuple[Sum, ...]
    expenses: tuple[Sum, ...]
    closing: int


@dataclass(frozen=True, slots=True)
class BudgetYear:
    """A year of the budget with its lines and totals."""

    total: budget.YearTotal
    lines: tuple[BudgetLine, ...]

    @property
    def has_actual(self) -> bool:
        """Whether it is known of any line what was spent."""
        return any(line.actual is not None for line in self.lines)


@dataclass(frozen=True, slots=True)
class FundPage:
    """All that the page shows; an entry stands with what it adds to the fund, the newest first."""

    balance: int
    years: tuple[YearOfFund, ...]
    entries: tuple[tuple[FundEntry, int], ...]
    budget: tuple[BudgetYear, ...]
    contracts: tuple[FundingContract, ...]


def fund_page(region: Region, on: date) -> FundPage:
    """The page of a day; three queries."""
    rows = FundEntry.objects.filter(region=region, on__lte=on).select_related("goal", "action", "counters__goal")
    entries = list(rows.order_by("on", "pk"))
    ledger = [entry.as_entry() for entry in entries]
    effects = fund.effects(ledger)
    goals = {entry.goal_id: told(entry.goal, "name") for entry in entries if entry.goal}
    years = sorted({entry.on.year for entry in entries}, reverse=True)
    return FundPage(
        balance=fund.balance(ledger),
        years=tuple(year_of(fund.statement(ledger, year), goals) for year in years),
        entries=tuple((entry, effects[entry.pk]) for entry in reversed(entries)),
        budget=tuple(budget_years(list(BudgetLine.objects.filter(region=region)))),
        contracts=tuple(FundingContract.objects.filter(region=region).select_related("funder")),
    )


def year_of(statement: fund.Statement, goals: Mapping[int | None, str]) -> YearOfFund:
    """A statement with the names of its sources and goals."""
    return YearOfFund(
        year=statement.year,
        opening=statement.opening,
        income=tuple(Sum(str(FundEntry.Source(key.value).label), cents) for key, cents in statement.income.items()),
        expenses=tuple(Sum(goals[goal], cents) for goal, cents in statement.expenses.items()),
        closing=statement.closing,
    )


def budget_years(lines: list[BudgetLine]) -> list[BudgetYear]:
    """The budget by year."""
    by_year: dict[int, list[BudgetLine]] = defaultdict(list)
    for line in lines:
        by_year[line.year].append(line)
    plain = [
        budget.Line(line.name, line.year, line.planned, line.actual, line.alternative, line.is_chosen) for line in lines
    ]
    return [BudgetYear(total, tuple(by_year[total.year])) for total in budget.totals(plain)]
