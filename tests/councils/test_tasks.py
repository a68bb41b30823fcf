"""What follows from a decision is tracked (C3)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.models import User
from councils.facts import responsible_in
from councils.models import DecisionTask
from councils.services.late_tasks import tell_late_tasks
from councils.services.tasks import add_task, close_task, report_task_done
from registry.models import Letter, LetterRecipient, Region
from tests.agreements.factories import formed_tervik, join, municipality
from tests.councils.factories import AdoptedDecisionFactory
from tests.councils.people import EVERYBODY, KEEPERS
from tests.factories import OrganizationFactory, member_of, reader_of, staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
DEADLINE = date(2026, 3, 27)


def test_tasks_follow_from_adopted_decisions_alone_and_are_tracked(secretary, council, decision):
    task = DecisionTask(decision=decision, text="Koosta tegevuskava", responsible="TERVIK", due_on=DEADLINE)
    with pytest.raises(ValidationError):
        add_task(secretary, task)
    task.decision = AdoptedDecisionFactory(council=council)
    task = add_task(secretary, task)
    with pytest.raises(ValidationError):
        close_task(secretary, task, "dropped", "")
    assert close_task(secretary, task, "done", "").closed_on == date(2026, 3, 1)


def test_a_task_names_who_answers_for_it(secretary, council):
    """C3: either a member of the TERVIK or somebody in words; a task of nobody is not added."""
    adopted = AdoptedDecisionFactory(council=council)
    with nothing_written(), pytest.raises(ValidationError) as refused:
        add_task(secretary, DecisionTask(decision=adopted, text="Koosta kava", due_on=DEADLINE))
    assert "responsible" in refused.value.error_dict


def test_a_task_is_not_due_before_it_was_decided(secretary, council):
    adopted = AdoptedDecisionFactory(council=council, adopted_on=date(2026, 3, 12))
    task = DecisionTask(decision=adopted, text="Teha", responsible="TERVIK", due_on=date(2026, 3, 11))
    with pytest.raises(ValidationError, match="varasem kui otsus"):
        add_task(secretary, task)
    task.due_on = date(2026, 3, 12)
    assert add_task(secretary, task).pk


# Who reports a task done


@pytest.fixture
def task(council, seats) -> DecisionTask:
    """A task of Rapla municipality."""
    adopted = AdoptedDecisionFactory(council=council)
    return DecisionTask.objects.create(
        decision=adopted, text="Leia ruum", organization=municipality("0668"), due_on=DEADLINE
    )


REPORTERS = (*KEEPERS, "region staff", "national editor", "clerk of the municipality")


@pytest.mark.parametrize("name", [name for name in EVERYBODY if name not in REPORTERS])
def test_others_neither_report_a_task_nor_find_it(council, seats, task, name):
    """C3: sitting on the council is not enough; a task is its responsible's, the TERVIK's and the secretary's."""
    user = EVERYBODY[name](council, seats)
    with pytest.raises(PermissionDenied):
        report_task_done(user, task, "Tehtud.")
    assert DecisionTask.objects.get().state == "open"
    if isinstance(user, User) and user.is_active:
        client = Client()
        client.force_login(user)
        assert client.get(reverse("my_task", args=[task.pk])).status_code == 404
        assert "Leia ruum" not in client.get(reverse("my_tasks")).content.decode()


def test_who_reports_a_task_done_says_what_was_done(task):
    """C3: a report without words closes nothing."""
    clerk = member_of(municipality("0668"))
    with nothing_written(), pytest.raises(ValidationError) as refused:
        report_task_done(clerk, task, " ")
    assert "note" in refused.value.error_dict


@pytest.mark.parametrize("name", REPORTERS)
def test_the_responsible_and_the_staff_report_a_task_with_what_was_done(council, seats, task, name):
    client = Client()
    client.force_login(EVERYBODY[name](council, seats))
    address = reverse("my_task", args=[task.pk])
    assert address in client.get(reverse("my_tasks")).content.decode()
    assert client.post(address, {"act": "report", "note": " "}).status_code == 422
    client.post(address, {"act": "report", "note": "Ruum on vallamajas."})
    task.refresh_from_db()
    assert (task.state, task.note) == ("done", "Ruum on vallamajas.")
    assert "Ruum on vallamajas." in client.get(task.decision.get_absolute_url()).content.decode()
    with pytest.raises(ValidationError):
        report_task_done(council.secretary, task, "Veel kord.")


def test_a_clerk_of_another_municipality_and_nobody_for_a_task_without_an_organisation(council, seats, task):
    with pytest.raises(PermissionDenied):
        report_task_done(member_of(municipality("0317")), task, "Tehtud.")
    DecisionTask.objects.update(organization=None, responsible="Rapla vald")
    with pytest.raises(PermissionDenied):
        report_task_done(member_of(municipality("0668")), task, "Tehtud.")


def test_the_responsible_is_chosen_among_members_and_who_sits_on_the_council(council, seats):
    found = set(responsible_in(council, DEADLINE))
    assert municipality("0668") in found
    assert OrganizationFactory() not in set(responsible_in(council, DEADLINE))
    party = OrganizationFactory()
    join(party, formed_tervik(), date(2026, 1, 1))
    assert party in set(responsible_in(council, DEADLINE))
    assert party not in set(responsible_in(council, date(2025, 12, 31)))


# Who is told that a task is late

LATE = date(2026, 3, 28)


def test_a_late_task_is_told_once_to_the_responsible_and_the_staff_also_under_a_draft_law(council, seats, task):
    """C3: decisions bind the TERVIK. The keepers have a letter of their own; a reader and others have none."""
    task.organization.email = "vald@naidis.example"
    task.organization.save()
    clerk = member_of(task.organization, language="ru")
    staff = staff_of(council.region)
    reader_of(council.region)
    staff_of(Region.objects.get(code="0087"))
    assert tell_late_tasks(DEADLINE) == 0
    assert tell_late_tasks(LATE) == 2
    assert tell_late_tasks(date(2026, 3, 29)) == 0
    told = {one.email: one.letter for one in LetterRecipient.objects.select_related("letter")}
    assert set(told) == {"vald@naidis.example", clerk.email, staff.email}
    assert "Vastutab: Rapla vald." in told[staff.email].body
    assert reverse("my_task", args=[task.pk]) in told[staff.email].body
    assert "задача по решению просрочена" in told[clerk.email].subject


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_a_closed_task_is_not_told(council, seats, task, state):
    staff_of(council.region)
    DecisionTask.objects.update(state=state)
    assert tell_late_tasks(LATE) == 0


def test_a_task_of_nobody_on_record_is_told_to_the_staff_and_a_keeper_gets_no_second_letter(council, seats, task):
    staff = staff_of(council.region)
    DecisionTask.objects.update(organization=None, responsible="TERVIK")
    council.deputy_secretary = staff
    council.save()
    assert tell_late_tasks(LATE) == 0
    council.deputy_secretary = None
    council.save()
    call_command("tell_late_tasks", on=LATE)
    assert set(LetterRecipient.objects.values_list("email", flat=True)) == {staff.email}
    assert "Vastutab: TERVIK." in Letter.objects.get().body
