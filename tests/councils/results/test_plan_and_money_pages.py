"""Plan, money, profile, proposals and readiness: what everybody reads, and what the network alone."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agreements import draft_law
from councils.models import Action, BudgetLine, EmergencyContact, FundEntry, Milestone, Proposal
from councils.services.fund import book
from councils.services.late_figures import tell_late_figures
from registry.models import Letter
from tests import factories

from .builders import ActionFactory, GoalFactory, measure, strategy_with_goal, value
from .rows import contract, proposal

pytestmark = pytest.mark.django_db
BASE = "/et/regions/raplamaa"


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


# Readiness


def test_readiness_is_for_the_network_alone(home, enter):
    EmergencyContact.objects.create(region=home, name="Kati Kriis", duty="korraldab", phone="+372 5550 0111")
    over = timezone.localdate() - timedelta(days=2)
    EmergencyContact.objects.create(region=home, name="Endine", duty="x", phone="+372 5550 0112", valid_to=over)
    assert enter().get(f"{BASE}/readiness/").status_code == 302
    assert enter(factories.UserFactory()).get(f"{BASE}/readiness/").status_code == 404
    said = text(enter(factories.member_of(factories.OrganizationFactory())), f"{BASE}/readiness/")
    assert "Kati Kriis" in said
    assert "Endine" not in said
    assert "Kati Kriis" not in text(enter(), f"{BASE}/results/")


# Plan


def test_an_action_without_a_goal_is_not_saved(home):
    goal = strategy_with_goal(home)
    action = ActionFactory(goal=goal)
    action.goal = None
    with pytest.raises(IntegrityError), transaction.atomic():
        action.save()


def test_an_action_is_for_a_goal_of_its_own_region_that_the_council_approved(home, abroad):
    action = ActionFactory(goal=strategy_with_goal(home))
    action.full_clean()
    draft = GoalFactory(priority__strategy__region=home, priority__strategy__version=2)
    for goal in (strategy_with_goal(abroad), draft):
        action.goal = goal
        with pytest.raises(ValidationError):
            action.full_clean()


def test_a_stopped_action_says_why(home):
    action = ActionFactory(goal=strategy_with_goal(home))
    action.state = Action.State.STOPPED
    with pytest.raises(ValidationError):
        action.full_clean()
    action.reason = "Raha ei tulnud."
    action.full_clean()


def test_late_actions_and_milestones_are_told(home, enter):
    goal = strategy_with_goal(home)
    today = timezone.localdate()
    late = ActionFactory(goal=goal, ends_on=today - timedelta(days=1))
    on_its_day = ActionFactory(goal=goal, ends_on=today)
    Milestone.objects.create(action=on_its_day, name="Leping", due_on=today - timedelta(days=1))
    assert list(Action.objects.late(today)) == [late]
    said = text(enter(), f"{BASE}/plan/")
    assert said.count("Hiljaks jäänud") == 1
    assert f"Leping, {late.ends_on:%d.%m.%Y}: hiljaks jäänud" in said
    assert "yes" in text(enter(), f"{BASE}/plan.csv")


def test_the_plan_asks_no_more_when_it_grows(home, enter):
    goal = strategy_with_goal(home)
    client = enter()

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            text(client, f"{BASE}/plan/")
        return len(caught)

    ActionFactory(goal=goal).partners.add(factories.OrganizationFactory())
    queries()
    few = queries()
    for _ in range(5):
        ActionFactory(goal=goal).partners.add(factories.OrganizationFactory())
    assert queries() <= few <= 12


# Money


def test_the_page_tells_the_fund_exactly_and_the_budget_with_its_variants(home, enter):
    goal, staff = strategy_with_goal(home), factories.staff_of(home)
    facts = {"document": "Arve 1", "approved_by": "TERVIKu juht"}
    got = FundEntry(region=home, kind="income", source="performance_pay", cents=100_10, on=date(2026, 1, 2), **facts)
    book(staff, got)
    book(staff, FundEntry(region=home, kind="expense", goal=goal, cents=10_05, on=date(2026, 1, 3), **facts))
    line = {"region": home, "year": 2026, "source": "foreign_aid", "alternative": "projekt"}
    BudgetLine.objects.create(name="Esimene", planned=100_00, **line)
    BudgetLine.objects.create(name="Teine", planned=900_00, is_chosen=False, **line)
    contract(home)
    said = text(enter(), f"{BASE}/fund/").replace("\xa0", " ")
    assert "Fondis on 90,05 €" in said
    assert "tulemustasu" in said
    assert "teine variant, ei lähe summasse" in said
    assert "Tervisekassa" in said
    assert "10010" in text(enter(), f"{BASE}/fund.csv")
    assert enter().get(f"{BASE}/fund.json").json()["balance_cents"] == 90_05
    assert "Esimene" in text(enter(), f"{BASE}/budget.csv")


def test_an_expense_in_the_back_office_is_written_in_euros_and_refused_by_the_rules(home, enter):
    goal = strategy_with_goal(home)
    client = enter(factories.staff_of(home))
    sent = {"region": home.pk, "on": "2026-03-01", "document": "Arve", "approved_by": "Juht", "note": ""}
    income = {**sent, "kind": "income", "source": "state_money", "cents_euros": "12.34"}
    client.post("/haldus/register/fundentry/new/", income)
    assert FundEntry.objects.get().cents == 12_34
    expense = {**sent, "kind": "expense", "goal": goal.pk, "cents_euros": "12.35"}
    answer = client.post("/haldus/register/fundentry/new/", expense)
    assert "ei ole nii palju raha" in answer.content.decode()
    client.post("/haldus/register/fundentry/new/", {**expense, "cents_euros": "12.34"})
    assert FundEntry.objects.count() == 2


# Proposals, profile, monitoring


def test_a_proposal_is_public_once_it_is_sent_and_its_answer_once_it_came(home, enter):
    one = proposal(home)
    assert "Buss" not in text(enter(), f"{BASE}/proposals/")
    one.state, one.sent_on = Proposal.State.SENT, date(2026, 3, 1)
    one.full_clean()
    one.save()
    assert "Buss" in text(enter(), f"{BASE}/proposals/")
    one.state = Proposal.State.DECLINED
    with pytest.raises(ValidationError):
        one.full_clean()
    one.answer, one.answered_on = "Raha ei ole.", date(2026, 4, 1)
    one.full_clean()
    one.save()
    assert "Raha ei ole." in text(enter(), f"{BASE}/proposals/")


def test_a_profile_that_is_not_confirmed_is_not_there(home, enter):
    said = text(enter(), f"{BASE}/profile/")
    assert "ei ole veel heaoluprofiili kinnitanud" in said


def test_overdue_regions_are_listed_first(home, enter):
    strategy_with_goal(home)
    with CaptureQueriesContext(connection) as caught:
        said = text(enter(), "/et/monitoring/")
    assert said.index("Raplamaa") < said.index("Harjumaa")
    assert "Hiljaks jäänud, tähtaeg oli 12.02.2026" in said
    assert len(caught) <= 12


# Late figures


@pytest.fixture
def owed(home):
    """A figure that an organisation owes since the end of March."""
    row = strategy_with_goal(home).measures.get()
    owner = factories.OrganizationFactory()
    type(row).objects.filter(pk=row.pk).update(owed_by=owner)
    return row


def test_while_the_law_is_a_draft_nobody_is_written_to(owed):
    assert tell_late_figures(date(2026, 4, 1)) == 0
    assert not Letter.objects.exists()


def test_in_the_example_whoever_owes_a_figure_is_told_once(owed, home, monkeypatch):
    monkeypatch.setattr(draft_law, "_asked", [lambda: True])
    assert tell_late_figures(date(2026, 3, 31)) == 0
    assert tell_late_figures(date(2026, 4, 1)) == 1
    assert tell_late_figures(date(2026, 4, 2)) == 0
    letter = Letter.objects.get()
    assert letter.region == home
    assert "2025" in letter.subject


def test_a_figure_that_is_there_is_not_asked_for(owed, home, monkeypatch, enter):
    monkeypatch.setattr(draft_law, "_asked", [lambda: True])
    value(home, 2025, "1.9", status="preliminary")
    assert tell_late_figures(date(2026, 4, 1)) == 0


def test_an_action_names_the_measures_of_its_goal_and_of_no_other(home, enter):
    """T2: actions are tied to goals and measures."""
    from councils.viewsets.plans import ActionViewSet

    goal = strategy_with_goal(home)
    action = ActionFactory(goal=goal)
    form = ActionViewSet().get_form_class(for_update=True)
    facts = {
        "region": home.pk,
        "goal": goal.pk,
        "name_et": "Koolitus",
        "organization": action.organization_id,
        "begins_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "state": "planned",
        "milestones-TOTAL_FORMS": 0,
        "milestones-INITIAL_FORMS": 0,
    }
    staff = factories.staff_of(home)
    wrong = form({**facts, "measures": [measure("eakad-emos").pk]}, instance=action, for_user=staff)
    assert not wrong.is_valid()
    assert "measures" in wrong.errors
    right = form({**facts, "measures": [measure().pk]}, instance=action, for_user=staff)
    assert right.is_valid(), right.errors
    right.save()
    assert list(action.measures.all()) == [measure()]
    assert measure().name in text(enter(), f"{BASE}/plan/")
    said = text(enter(), f"{BASE}/strategy/")
    assert "Mida selleks tehakse" in said
    assert "Koolitus" in said
