"""The duty to join as the service opens, tells, rests and closes it (T7). Rapla county has four municipalities."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from agreements.draft_law import register_example
from agreements.models import Event, Membership, Obligation, ObligationNotice, QuorumReading, QuorumRuleSet
from agreements.models.append_only import AppendOnlyError
from agreements.services.recompute import recompute
from agreements.services.rule_sets import approve_rule_set, propose_rule_set
from registry.models import Letter, Organization, Region
from registry.services.assignments import assign_organization
from tests.agreements.factories import formed_tervik, gp_provider, join, law_in_force, municipality, told
from tests.factories import UserFactory, national_editor, staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MET = TODAY - timedelta(days=10)
RAPLA, KEHTNA, KOHILA, MARJAMAA = "0668", "0293", "0317", "0503"
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL is missing: its triggers")


@pytest.fixture
def region():
    return Region.objects.get(code="0071")


@pytest.fixture
def tervik(region):
    """Everybody who is needed but one municipality: with Märjamaa the quorum is met."""
    found = formed_tervik("0071")
    for code in (RAPLA, KEHTNA):
        join(municipality(code), found, MET - timedelta(days=30))
    join(gp_provider(2, RAPLA), found, MET - timedelta(days=30))
    return found


@pytest.fixture
def kohila(region):
    """The municipality that stays outside, with somebody who reads its mail in Russian."""
    found = municipality(KOHILA)
    Organization.objects.filter(pk=found.pk).update(email="vald@kohila.example")
    assign_organization(None, UserFactory(email="kohila@tervik.example", language="ru"), found)
    return found


@pytest.fixture
def met(tervik):
    """The third municipality has joined: the quorum is met since ``MET``."""
    return join(municipality(MARJAMAA), tervik, MET)


def obligation(party) -> Obligation:
    return Obligation.objects.get(party=party)


def test_on_a_day_without_rules_no_quorum_is_read_and_nobody_is_obliged(region, met):
    """T6: where no rule set holds there is no quorum to be met; nothing is invented from the last one."""
    QuorumRuleSet.objects.update(valid_to=TODAY - timedelta(days=1))
    with nothing_written():
        looked = recompute([region])
    assert (looked.news, looked.obligations) == ((), ())


def leave(membership: Membership, last_day: date) -> None:
    membership.member_to = last_day
    membership.save()


def test_under_a_draft_law_nothing_is_opened_and_nobody_is_written_to(region, kohila, met):
    staff_of(region)
    recompute([region])

    assert QuorumReading.objects.get(region=region).met
    assert not Obligation.objects.exists()
    assert not Letter.objects.exists()


def test_in_the_example_a_draft_is_played_as_if_in_force_and_the_notice_says_so(region, kohila, met):
    register_example(lambda: True)
    try:
        recompute([region])
    finally:
        register_example(lambda: False)

    assert obligation(kohila).state == "notified"
    assert obligation(kohila).notices.get().values["draft"] is True


def test_nothing_is_opened_while_the_quorum_is_not_met(region, kohila, tervik):
    law_in_force()
    recompute([region])

    assert not Obligation.objects.exists()


def test_when_it_is_met_each_remaining_mandatory_party_is_obliged_and_told(region, kohila, met, settings):
    law_in_force()
    outside = gp_provider(1, KEHTNA)
    recompute([region])

    assert {one.party for one in Obligation.objects.all()} == {kohila, outside}
    one = obligation(kohila)
    assert (one.arose_on, one.state) == (MET, "notified")
    assert one.deadline == MET + timedelta(days=settings.OBLIGATION_DAYS)
    notice = one.notices.get()
    assert bytes(notice.content).startswith(b"%PDF")
    assert sorted(ObligationNotice.objects.values_list("number", flat=True)) == [
        f"K-{TODAY.year}-001",
        f"K-{TODAY.year}-002",
    ]
    assert notice.values["law"] == {"reference": "Tervise seadus § 1", "text": "Liituda."}
    assert notice.values["draft"] is False


def test_the_letter_goes_to_the_party_in_each_readers_language(region, kohila, met, django_capture_on_commit_callbacks):
    law_in_force()
    with django_capture_on_commit_callbacks(execute=True):
        recompute([region])
    call_command("send_letters")

    letters = {one.to[0]: one.body for one in mail.outbox}
    assert "K-" in letters["kohila@tervik.example"]
    assert "Kohila vald" in letters["vald@kohila.example"]
    assert letters["kohila@tervik.example"] != letters["vald@kohila.example"]


def test_a_party_without_any_address_is_obliged_all_the_same(region, met):
    law_in_force()
    recompute([region])

    assert obligation(municipality(KOHILA)).state == "notified"
    assert Event.objects.get(kind="notice_frozen").payload["letters"] == 0


def test_looking_again_changes_nothing(region, kohila, met):
    law_in_force()
    recompute([region])
    events = Event.objects.count()

    again = recompute([region])

    assert (again.news, again.obligations) == ((), ())
    assert Event.objects.count() == events
    assert ObligationNotice.objects.count() == 1


def test_while_the_quorum_is_lost_it_rests_and_with_the_quorum_comes_a_new_notice(region, kohila, met, tervik):
    law_in_force()
    recompute([region])
    leave(met, TODAY - timedelta(days=1))
    recompute([region])
    one = obligation(kohila)
    assert (one.state, one.deadline) == ("resting", None)

    join(municipality(MARJAMAA), tervik, TODAY + timedelta(days=4))
    recompute([region], TODAY + timedelta(days=4))

    one.refresh_from_db()
    assert one.state == "notified"
    assert one.deadline == MET + timedelta(days=90 + 4)
    assert one.notices.count() == 2


def test_who_leaves_while_it_is_met_is_obliged_again_at_once(region, kohila, met, tervik):
    law_in_force()
    membership = join(kohila, tervik, MET)
    recompute([region])
    assert not Obligation.objects.filter(party=kohila).exists()
    leave(membership, TODAY - timedelta(days=1))
    recompute([region])

    assert (obligation(kohila).arose_on, obligation(kohila).state) == (TODAY, "notified")


def test_who_joins_is_free_of_it_and_who_has_no_lists_any_more_too(region, kohila, met, tervik):
    law_in_force()
    provider = gp_provider(1, KEHTNA)
    recompute([region])
    join(kohila, tervik, TODAY)
    provider.patient_lists.update(valid_to=TODAY - timedelta(days=1))
    recompute([region])

    assert (obligation(kohila).state, obligation(kohila).ended_on) == ("joined", TODAY)
    assert obligation(provider).state == "lapsed"


def test_after_the_last_day_it_is_overdue_and_joining_still_closes_it(region, kohila, met, tervik):
    law_in_force()
    recompute([region])
    due = obligation(kohila).deadline
    recompute([region], due)
    assert obligation(kohila).state == "notified"
    recompute([region], due + timedelta(days=1))
    assert obligation(kohila).state == "overdue"

    join(kohila, tervik, due + timedelta(days=2))
    recompute([region], due + timedelta(days=2))

    assert obligation(kohila).state == "joined"


def test_a_late_entry_moves_the_first_day_and_staff_are_told(region, kohila, met):
    law_in_force()
    staff_of(region, email="t@rapla.example")
    recompute([region])
    met.member_from = MET - timedelta(days=5)
    met.save()
    recompute([region])

    newest = QuorumReading.objects.filter(region=region).first()
    assert newest.first_met_on == MET - timedelta(days=5)
    assert {"what": "first_met_on", "before": MET.isoformat(), "after": newest.first_met_on.isoformat()} in (
        newest.corrections
    )
    letter = Letter.objects.filter(subject__startswith="Kvoorum").first()
    assert letter.written_by is None
    assert "parandatud kanne" in letter.body
    assert obligation(kohila).arose_on == MET - timedelta(days=5)
    assert Event.objects.filter(kind="obligation_corrected").count() == 1


def test_a_correction_that_undoes_the_quorum_lets_the_obligations_lapse(region, kohila, met):
    law_in_force()
    recompute([region])
    met.delete()
    recompute([region])

    assert obligation(kohila).state == "lapsed"
    assert QuorumReading.objects.filter(region=region).first().first_met_on is None


def test_time_that_passes_is_no_correction(region, tervik):
    law_in_force()
    recompute([region])
    join(municipality(MARJAMAA), tervik, TODAY + timedelta(days=1))
    recompute([region], TODAY + timedelta(days=1))

    newest = QuorumReading.objects.filter(region=region).first()
    assert (newest.met, newest.corrections) == (True, [])


def test_a_law_that_comes_into_force_obliges_from_its_first_day(region, kohila, met):
    law = QuorumRuleSet(code="seadus", status="in_force", legal_reference="Seadus § 1", valid_from=TODAY)
    propose_rule_set(national_editor(), law)
    assert not Obligation.objects.exists()
    approve_rule_set(national_editor(), law)

    assert obligation(kohila).arose_on == TODAY


@pytest.mark.parametrize("model", [ObligationNotice, QuorumReading])
def test_notices_and_readings_are_never_changed_or_deleted(region, kohila, met, model):
    law_in_force()
    recompute([region])
    one = model.objects.first()

    for attempt in (one.save, one.delete, lambda: model.objects.update(pk=0), lambda: model.objects.all().delete()):
        with pytest.raises(AppendOnlyError):
            attempt()


@on_postgresql
@pytest.mark.parametrize("table", ["agreements_obligationnotice", "agreements_quorumreading"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
def test_the_database_refuses_it_too(region, kohila, met, table, statement):
    law_in_force()
    recompute([region])

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_the_record_is_proved_with_its_notices(region, kohila, met, capsys):
    law_in_force()
    told()
    recompute([region])
    call_command("verify_record")

    assert "The record is whole" in capsys.readouterr().out


def test_the_command_looks_at_every_region(kohila, met, capsys):
    law_in_force()
    call_command("update_obligations")

    assert "0071: met" in capsys.readouterr().out
    assert QuorumReading.objects.count() == 15
