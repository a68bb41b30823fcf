"""Who is told of an action or a milestone that is late, and when nobody is (T2)."""

from datetime import date

import pytest
from django.core.management import call_command

from agreements import draft_law
from councils.models import Action
from councils.services.late_actions import tell_late_actions, tell_late_milestones
from registry.models import Letter, LetterRecipient
from tests import factories

from .builders import ActionFactory, strategy_with_goal

pytestmark = pytest.mark.django_db
LAST_DAY, AFTER = date(2026, 3, 31), date(2026, 4, 1)


@pytest.fixture
def action(home):
    """An action of a member with an address and a Russian-speaking person; the region has staff."""
    member = factories.OrganizationFactory(email="liige@naidis.example")
    factories.member_of(member, email="inimene@naidis.example", language="ru")
    factories.staff_of(home, email="tervik@naidis.example", language="et")
    return ActionFactory(goal=strategy_with_goal(home), organization=member, ends_on=LAST_DAY)


@pytest.fixture
def of_example(monkeypatch):
    """Notices go out though the law is a draft."""
    monkeypatch.setattr(draft_law, "_asked", [lambda: True])


def told() -> set[str]:
    return set(LetterRecipient.objects.values_list("email", flat=True))


def test_while_the_law_is_a_draft_nobody_is_told(action):
    assert tell_late_actions(AFTER) == 0
    assert not Letter.objects.exists()


def test_nobody_else_is_told(action, of_example, home, abroad):
    """Neither readers, nor other counties' or the country's staff, nor who has left."""
    factories.reader_of(home)
    factories.staff_of(abroad)
    factories.national_editor()
    factories.staff_of(home, is_active=False)
    tell_late_actions(AFTER)
    assert told() == {"liige@naidis.example", "inimene@naidis.example", "tervik@naidis.example"}


@pytest.mark.parametrize("state", [Action.State.DONE, Action.State.STOPPED])
def test_what_is_done_or_stopped_is_not_late(action, of_example, state):
    Action.objects.update(state=state, reason="Nii otsustati.")
    assert tell_late_actions(AFTER) == 0


def test_a_late_action_is_told_once_in_each_one_s_language(action, of_example, home):
    assert tell_late_actions(LAST_DAY) == 0
    assert tell_late_actions(AFTER) == 2
    assert tell_late_actions(date(2026, 4, 2)) == 0
    by_person = {one.email: one.letter for one in LetterRecipient.objects.select_related("letter")}
    assert by_person["liige@naidis.example"] == by_person["tervik@naidis.example"]
    assert by_person["tervik@naidis.example"].subject == f"Tegevus hilineb: {action.name}"
    assert by_person["inimene@naidis.example"].subject == f"Действие запаздывает: {action.name}"
    assert all("31.03.2026" in letter.body and letter.region == home for letter in by_person.values())


def test_who_is_both_of_the_member_and_of_the_staff_is_told_once(action, of_example, home):
    """T2: each address gets the letter once."""
    both = factories.staff_of(home, email="molemad@naidis.example", language="et")
    factories.OrganizationAssignmentFactory(user=both, organization=action.organization)
    tell_late_actions(AFTER)
    assert LetterRecipient.objects.filter(email="molemad@naidis.example").count() == 1


def test_a_member_without_an_address_is_told_through_its_people(action, of_example, home):
    """F5, T2: the organisation's own address is not invented; its people are told."""
    type(action.organization).objects.filter(pk=action.organization.pk).update(email="")
    tell_late_actions(AFTER)
    assert told() == {"inimene@naidis.example", "tervik@naidis.example"}


def test_a_new_last_day_that_passes_is_a_new_lateness(action, of_example):
    tell_late_actions(AFTER)
    Action.objects.update(ends_on=date(2026, 4, 30))
    assert tell_late_actions(date(2026, 4, 30)) == 0
    assert tell_late_actions(date(2026, 5, 1)) == 2


def test_the_daily_run_tells(action, of_example, capsys):
    call_command("due_worker", "--once")
    assert LetterRecipient.objects.filter(email="tervik@naidis.example", letter__subject__contains="hilineb").exists()


def test_a_name_as_long_as_a_name_may_be_does_not_stop_the_run(action, of_example):
    Action.objects.update(name_et="Pikk " * 40)
    assert tell_late_actions(AFTER) == 2
    assert Letter.objects.filter(subject__endswith="…").exists()


# Milestones


@pytest.fixture
def milestone(action):
    """A milestone long before the action's last day."""
    return action.milestones.create(name="Leping on sõlmitud", due_on=date(2026, 2, 15))


DUE, PAST = date(2026, 2, 15), date(2026, 2, 16)


def test_a_late_milestone_is_told_to_nobody_under_a_draft_law(milestone):
    assert tell_late_milestones(PAST) == 0
    assert not Letter.objects.exists()


@pytest.mark.parametrize("change", [{"done_on": PAST}, {"due_on": PAST}])
def test_a_milestone_that_is_done_or_due_later_is_not_late(milestone, of_example, change):
    type(milestone).objects.update(**change)
    assert tell_late_milestones(PAST) == 0


@pytest.mark.parametrize("state", [Action.State.DONE, Action.State.STOPPED])
def test_a_milestone_of_what_is_done_or_stopped_is_not_late(milestone, of_example, home, state):
    """Neither in a letter nor on the page."""
    Action.objects.update(state=state, reason="Nii otsustati.")
    assert tell_late_milestones(PAST) == 0
    milestone.action.refresh_from_db()
    assert not milestone.is_late(PAST)


def test_a_late_milestone_is_told_once_to_the_responsible_and_the_staff(milestone, of_example):
    assert tell_late_milestones(DUE) == 0
    assert tell_late_milestones(PAST) == 2
    assert tell_late_milestones(date(2026, 2, 17)) == 0
    assert told() == {"liige@naidis.example", "inimene@naidis.example", "tervik@naidis.example"}
    assert {one.subject for one in Letter.objects.all()} == {
        "Vahe-eesmärk hilineb: Leping on sõlmitud",
        "Промежуточная цель запаздывает: Leping on sõlmitud",
    }
    assert all("15.02.2026" in one.body and milestone.action.name_et in one.body for one in Letter.objects.all())


def test_the_daily_run_tells_of_milestones(milestone, of_example):
    call_command("tell_late_actions", on=PAST)
    assert Letter.objects.filter(subject__startswith="Vahe-eesmärk hilineb").exists()
