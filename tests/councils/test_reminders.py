"""The secretary is told once, in time, and never under a draft law."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from councils.models import CouncilRuleSet, DecisionTask
from councils.services.reminders import remind
from councils.services.rounds import close_expired_rounds
from registry.models import Letter
from tests.councils.factories import AdoptedDecisionFactory, MeetingFactory, at
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def law():
    return CouncilRuleSet.objects.create(
        code="seadus", status="in_force", legal_reference="Seadus", approved_by_law_import=True
    )


def test_under_a_draft_law_nothing_goes_out(council, seats):
    assert remind(NOVEMBER) == 0
    assert not Letter.objects.exists()


def test_the_year_that_runs_out_is_told_once(law, council, seats):
    assert remind(date(2026, 10, 31)) == 0
    assert remind(NOVEMBER) == 1
    assert remind(date(2026, 11, 2)) == 0
    letter = Letter.objects.get()
    assert "Aasta lõpuni on 60 päeva. Kokku kutsumata koosolekuid: 2." in letter.body
    assert letter.recipients.get().email == council.secretary.email
    assert letter.written_by is None


def test_with_meetings_called_there_is_nothing_to_tell(law, council, seats):
    for state in ("held", "called"):
        MeetingFactory(council=council, state=state, starts_at=at(date(2026, 12, 1)))
    assert remind(NOVEMBER) == 0


def test_a_mandate_that_ends_is_told_before_and_after_each_once(law, council, seats):
    seats["0317"].valid_to = date(2026, 6, 30)
    seats["0317"].save()
    assert remind(date(2026, 4, 30)) == 0
    assert remind(date(2026, 5, 1)) == 1
    assert remind(date(2026, 6, 30)) == 0
    assert remind(date(2026, 7, 1)) == 1
    assert "Kohila vald: Volitus lõppes 30.06.2026 ja uut ei ole." in Letter.objects.order_by("-pk")[0].body


def test_the_secretary_reads_it_in_their_language(law, council, secretary, seats):
    secretary.language = "en"
    secretary.save()
    remind(NOVEMBER)
    assert "60 days are left of the year." in Letter.objects.get().body


def test_the_daily_commands_say_what_they_did(law, council, seats):
    out = StringIO()
    call_command("remind_councils", on=NOVEMBER, stdout=out)
    call_command("close_written_rounds", on=NOVEMBER, stdout=out)
    assert out.getvalue() == "letters: 1\nadopted: 0\nnot adopted: 0\nreminded: 0\n"
    assert close_expired_rounds(NOVEMBER) == (0, 0)


def test_a_late_task_is_told_once_to_the_secretary_and_the_deputy_also_under_a_draft_law(council, secretary):
    """C3: decisions bind, so what follows from them is asked for."""
    council.deputy_secretary = UserFactory()
    council.save()
    adopted = AdoptedDecisionFactory(council=council)
    DecisionTask.objects.create(decision=adopted, text="Nimeta koordinaator", responsible="TERVIK", due_on=NOVEMBER)
    assert remind(NOVEMBER) == 0
    assert remind(date(2026, 12, 1)) == 2
    assert remind(date(2026, 12, 2)) == 0
    assert "Nimeta koordinaator" in Letter.objects.first().body


def test_in_the_example_the_secretary_is_told_though_the_law_is_a_draft(monkeypatch, council, seats):
    monkeypatch.setattr("councils.services.late_letters.draft_obliges", lambda: True)
    assert remind(NOVEMBER) == 1


def test_a_secretary_whose_account_is_closed_is_not_written_to(law, council, seats, secretary):
    secretary.is_active = False
    secretary.save()
    assert remind(NOVEMBER) == 0
