"""Two people book in a fund at the same moment, on a real database: the second sees what the first booked (F4)."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from councils import fund as rules
from councils.models import FundEntry
from councils.services import fund
from registry.models import Region
from tests import factories

from .builders import strategy_with_goal
from .test_fund_ledger import DAY, expense, income

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def region() -> Region:
    return Region.objects.get(code="0071")


@pytest.fixture
def together(monkeypatch) -> Callable[[Callable[[], object]], list[str]]:
    """Does the same twice at once. Both would have read the ledger before either wrote, were it not locked."""
    both_have_read = threading.Barrier(2)
    asked = fund.goals_in_force

    def when_both_have_read(region: Region, on: date):
        with suppress(threading.BrokenBarrierError):  # the other one waits for the lock, as it should
            both_have_read.wait(timeout=1)
        return asked(region, on)

    monkeypatch.setattr(fund, "goals_in_force", when_both_have_read)

    def twice(act: Callable[[], object]) -> list[str]:
        outcomes: list[str] = []

        def attempt() -> None:
            try:
                act()
                outcomes.append("booked")
            except ValidationError as refusal:
                outcomes.append(" ".join(refusal.messages))
            finally:
                connections.close_all()

        threads = [threading.Thread(target=attempt) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(outcomes)

    return twice


def balance(region: Region) -> int:
    return rules.balance(row.as_entry() for row in FundEntry.objects.filter(region=region))


def test_the_same_money_is_not_spent_twice(region, together):
    staff, goal = factories.staff_of(region), strategy_with_goal(region)
    fund.book(staff, income(region, 100_00))
    said = together(lambda: fund.book(staff, expense(goal, 60_00)))
    assert said[1] == "booked"
    assert "ei ole nii palju raha" in said[0]
    assert balance(region) == 40_00


def test_an_entry_is_not_taken_back_twice(region, together):
    staff, goal = factories.staff_of(region), strategy_with_goal(region)
    fund.book(staff, income(region, 100_00))
    spent = fund.book(staff, expense(goal, 60_00))
    said = together(lambda: fund.take_back_entry(staff, spent, DAY, "Parandus", "Juht"))
    assert said[1] == "booked"
    assert "juba tagasi võetud" in said[0]
    assert balance(region) == 100_00
