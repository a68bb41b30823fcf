"""The example's development fund and contracts (invented) and the published example budget."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from accounts.models import User
from councils.budget_file import lines
from councils.models import BudgetLine, FundEntry, FundingContract, Goal, Strategy
from councils.services.fund import book, take_back_entry
from registry.models import Region

from .files import day

APPROVED_BY = "TERVIKu juht"


def load_money(region: Region, strategy: Strategy, entry: Mapping[str, Any], staff: User, today: date) -> None:
    """Everything about money."""
    goals = list(Goal.objects.filter(priority__strategy=strategy))
    for one in entry["entry"]:
        add_entry(region, goals, one, staff, today)
    for one in entry["contract"]:
        FundingContract.objects.create(
            region=region,
            funder_name=one["funder"],
            begins_on=day(today, one["begins"]),
            ends_on=day(today, one["ends"]),
            cents=cents(one["euros"]),
            purpose=one["purpose"],
            document=one["document"],
        )
    BudgetLine.objects.bulk_create(
        BudgetLine(
            region=region,
            year=line.year,
            name=line.name,
            source=source,
            planned=line.planned,
            alternative=line.alternative,
            is_chosen=line.chosen,
            order=order,
            note="Avaldatud näidiseelarve, jaanuar 2026",
        )
        for order, (line, source) in enumerate(lines(), start=1)
    )


def add_entry(region: Region, goals: list[Goal], entry: Mapping[str, Any], staff: User, today: date) -> None:
    """Book one entry through the service."""
    on = today - timedelta(days=entry["ago"])
    if entry["kind"] == FundEntry.Kind.COUNTER:
        booked = FundEntry.objects.get(region=region, document=entry["takes_back"])
        take_back_entry(staff, booked, on, entry["document"], APPROVED_BY)
        return
    row = FundEntry(
        region=region,
        kind=entry["kind"],
        cents=cents(entry["euros"]),
        on=on,
        source=entry.get("source", ""),
        goal=goals[entry["goal"]] if "goal" in entry else None,
        document=entry["document"],
        approved_by=APPROVED_BY,
        note=entry.get("note", ""),
    )
    book(staff, row)


def cents(euros: str) -> int:
    """Whole cents."""
    return int(Decimal(euros) * 100)
