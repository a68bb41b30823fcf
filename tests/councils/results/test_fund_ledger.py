"""The development fund on record: exact, append-only, spent on the strategy alone (F2–F4)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agreements.models.append_only import AppendOnlyError
from councils.models import FundEntry
from councils.services.fund import book, take_back_entry
from tests import factories

from .builders import ActionFactory, GoalFactory, strategy_with_goal

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
K = FundEntry.Kind


def income(region, cents: int = 100_00, on: date = DAY, **fields) -> FundEntry:
    source = fields.pop("source", FundEntry.Source.PERFORMANCE_PAY)
    return entry(region, K.INCOME, cents, on, source=source, **fields)


def expense(goal, cents: int, on: date = DAY, **fields) -> FundEntry:
    return entry(goal.document.region, K.EXPENSE, cents, on, goal=goal, **fields)


def entry(region, kind, cents, on, **fields) -> FundEntry:
    facts = {"document": "Arve 12", "approved_by": "TERVIKu juht", **fields}
    return FundEntry(region=region, kind=kind, cents=cents, on=on, **facts)


def why(user, row) -> str:
    with pytest.raises(ValidationError) as refusal:
        book(user, row)
    return " ".join(refusal.value.messages)


@pytest.fixture
def staff(home):
    return factories.staff_of(home)


@pytest.fixture
def goal(home):
    return strategy_with_goal(home)


def test_nobody_but_the_region_s_staff_books(home, abroad, goal):
    booked = book(factories.staff_of(home), income(home))
    for user in (factories.staff_of(abroad), factories.reader_of(home), factories.UserFactory()):
        with pytest.raises(PermissionDenied):
            book(user, income(home))
        with pytest.raises(PermissionDenied):
            take_back_entry(user, booked, DAY, "Parandus", "Juht")
    assert FundEntry.objects.count() == 1


def test_the_fund_is_spent_to_exactly_zero_and_no_further(home, goal, staff):
    book(staff, income(home, 100_00))
    assert "ei ole nii palju raha" in why(staff, expense(goal, 100_01))
    book(staff, expense(goal, 100_00))
    assert "ei ole nii palju raha" in why(staff, expense(goal, 1))


def test_no_expense_without_a_goal_of_the_strategy_in_force_that_day(home, abroad, goal, staff):
    book(staff, income(home, 100_00, date(2024, 1, 1)))
    assert "eesmärk" in why(staff, entry(home, K.EXPENSE, 1, DAY))
    assert "kehtivas strateegias" in why(staff, expense(goal, 1, date(2025, 2, 11)))
    book(staff, expense(goal, 1, date(2025, 2, 12)))
    draft = strategy_with_goal(abroad, on=None)
    other = expense(draft, 1)
    other.region = home
    assert "kehtivas strateegias" in why(staff, other)
    book(staff, expense(goal, 1, date(2028, 12, 31)))
    assert "kehtivas strateegias" in why(staff, expense(goal, 1, date(2029, 1, 1)))


def test_an_expense_that_would_empty_a_later_day_is_refused(home, goal, staff):
    book(staff, income(home, 100_00, date(2026, 1, 1)))
    book(staff, expense(goal, 80_00, date(2026, 6, 1)))
    assert "ei ole nii palju raha" in why(staff, expense(goal, 30_00, date(2026, 3, 1)))


def test_income_names_its_source_and_every_entry_its_document_and_who_approved(home, goal, staff):
    assert "kust raha tuli" in why(staff, income(home, source=""))
    for field in ("document", "approved_by"):
        assert why(staff, income(home, **{field: ""}))
    assert "suurem kui null" in why(staff, income(home, 0))


def test_what_is_booked_is_never_changed_or_deleted(home, goal, staff):
    booked = book(staff, income(home))
    booked.cents = 1
    for act in (booked.save, booked.delete, lambda: FundEntry.objects.update(cents=1), FundEntry.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            act()


def test_a_counter_entry_takes_an_entry_back_once_and_never_the_money_that_is_spent(home, goal, staff):
    got = book(staff, income(home, 100_00))
    spent = book(staff, expense(goal, 60_00))
    with pytest.raises(ValidationError, match="nii palju raha"):
        take_back_entry(staff, got, DAY, "Parandus", "Juht")
    take_back_entry(staff, spent, DAY, "Parandus 1", "Juht")
    with pytest.raises(ValidationError, match="juba tagasi võetud"):
        take_back_entry(staff, spent, DAY, "Parandus 2", "Juht")
    with pytest.raises(ValidationError, match="mitte sellest varasem"):
        take_back_entry(staff, got, date(2026, 2, 28), "Parandus", "Juht")
    take_back_entry(staff, got, DAY, "Parandus 3", "Juht")


def test_an_action_of_another_goal_does_not_belong_to_the_expense(home, goal, staff):
    book(staff, income(home))
    other = GoalFactory(priority__strategy__region=home, priority__strategy__version=2)
    action = ActionFactory(goal=other, region=home)
    with pytest.raises(ValidationError, match="teise eesmärgi"):
        book(staff, expense(goal, 1, action=action))
    book(staff, expense(goal, 1, action=ActionFactory(goal=goal)))
