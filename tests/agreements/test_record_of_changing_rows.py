"""Rows that change are proved too: each against the last event that tells of it (A3)."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from agreements.lifecycles.disagreement import DisagreementStep
from agreements.models import (
    AccessionApplication,
    AgreementClause,
    CooperationAgreement,
    Event,
    QuorumRuleSet,
    Representative,
)
from agreements.models.append_only import Followed
from agreements.record.proof import faults, not_covered
from agreements.record.rows import fields_of
from agreements.record.seal import SEALED, followed, seal
from agreements.services.accession_draft import begin_application, save_draft
from agreements.services.agreement_texts import begin_text, publish_text, write_text
from agreements.services.cooperation_draft import add_parties, draft_agreement, remove_party
from agreements.services.disagreements import raise_disagreement, say, take_step
from agreements.services.representatives import confirm_representative, end_representative, name_representative
from agreements.services.rule_sets import approve_rule_set, propose_rule_set
from tests.agreements.factories import RepresentativeFactory, formed_tervik, join, municipality, told
from tests.factories import UserFactory, national_editor, staff_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
CODE = "47101010033"


def by_hand(statement: str, *values: object) -> None:
    """Somebody who goes round the portal."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def only_fault() -> str:
    (line,) = faults()
    return line


@pytest.fixture
def tervik(db):
    """Rapla's TERVIK with a member, a representative, a form and an agreement, all told to the log."""
    tervik = formed_tervik()
    rapla = municipality("0668")
    join(rapla, tervik, DAY)
    RepresentativeFactory(organization=rapla, personal_code=CODE)
    told()
    agreement = draft_agreement(staff_of(tervik.region), tervik, "Koostöö")
    add_parties(staff_of(tervik.region), agreement, [rapla])
    assert [*faults(), *not_covered()] == []
    return tervik


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE agreements_quorumruleset SET gp_denominator = 5",
        "UPDATE agreements_quorumruleset SET legal_text = 'muu'",
        "UPDATE councils_councilruleset SET legal_reference = 'muu'",
        "UPDATE agreements_tervik SET bank_account = 'EE471000001020145685'",
        "UPDATE agreements_tervik SET state = 'ended', ended_on = '2026-02-01'",
        "UPDATE agreements_representative SET personal_code = '38001085718'",
        "UPDATE agreements_representative SET valid_to = '2030-01-01'",
        "UPDATE agreements_representative SET confirmed_at = NULL",
        "UPDATE agreements_cooperationagreement SET state = 'in_force'",
        "UPDATE agreements_agreementparty SET signed_at = '2026-03-02 10:00:00+00' WHERE place = 1",
        "DELETE FROM agreements_agreementparty WHERE place = 2",
        "UPDATE agreements_agreementclause SET text = 'muu' WHERE part = '5_leaving'",
        "UPDATE agreements_agreementtemplate SET notice_days = 1",
    ],
)
def test_whatever_was_changed_round_the_portal_is_found(tervik, change):
    """T6, A1, A2: the law's numbers, who may sign, who has signed and the published words are nobody's to edit."""
    by_hand(change)
    assert "was changed since event" in only_fault()


def test_a_representative_who_was_put_in_round_the_portal_is_found(tervik):
    """A2: whoever reaches the database can make themselves somebody's mayor, but not unseen."""
    forged = RepresentativeFactory(organization=municipality("0668"), personal_code="38001085718")
    assert only_fault() == f"representative:{forged.pk} is not in the log"
    assert seal() == 0  # what came after the seal is never sealed
    assert only_fault() == f"representative:{forged.pk} is not in the log"


def test_a_kind_is_sealed_once_and_until_then_told_to_be_not_covered(tervik, monkeypatch):
    """An installation from before the log followed representatives: told, then sealed as they stand."""
    old = RepresentativeFactory(organization=municipality("0668"), personal_code="38001085718")
    monkeypatch.setattr("agreements.record.seal.sealed", lambda: set())
    monkeypatch.setattr("agreements.record.proof.sealed", lambda: set())
    out = StringIO()
    call_command("verify_record", stdout=out)
    assert f"representative:{old.pk} is not covered" in out.getvalue()
    assert seal() == 1
    monkeypatch.undo()
    assert [*faults(), *not_covered()] == []
    assert Event.objects.filter(kind=SEALED).last().payload["rows"] == 1


def test_a_new_installation_is_sealed_from_its_first_day():
    """T6, A1: the draft law's numbers and the agreement's first text come without a person, and stand in the log."""
    assert [*faults(), *not_covered()] == []
    (event,) = Event.objects.filter(kind=SEALED)
    assert set(event.payload["kinds"]) == {model._meta.label_lower for model in followed()}


def test_only_what_carries_nothing_legal_is_left_out():
    left_out = {
        f"{model.__name__}.{name}"
        for model in apps.get_models()
        if issubclass(model, Followed)
        for name in {field.attname for field in model._meta.concrete_fields} - set(fields_of(model))
    }
    assert left_out == {
        "AccessionApplication.contact_name",
        "AccessionApplication.contact_email",
        "AccessionApplication.contact_phone",
    }


def test_services_tell_of_representatives(tervik):
    """A2: named, confirmed, ended."""
    staff, rapla = staff_of(tervik.region), municipality("0668")
    values = {"organization": rapla, "personal_code": "38001085718", "name": "Jaan Tamm", "basis": "mayor"}
    named = name_representative(staff, Representative(**values))
    confirm_representative(staff, named)
    end_representative(staff, named, timezone.localdate() + timedelta(days=1))
    assert [*faults()] == []
    by_hand("UPDATE agreements_representative SET valid_to = NULL WHERE id = %s", named.pk)
    assert f"representative:{named.pk} was changed since event" in only_fault()


def test_services_tell_of_the_laws_numbers(tervik):
    """T6: proposed by one, approved by another."""
    rules = QuorumRuleSet(code="uus", status="draft", legal_reference="§ 2", valid_from=date(2027, 1, 1))
    approve_rule_set(national_editor(), propose_rule_set(national_editor(), rules))
    assert [*faults()] == []


def test_services_tell_of_the_agreements_text(tervik):
    """A1: what is written, taken out and published; then fixed."""
    editor = national_editor()
    text = begin_text(editor, tervik.region)
    write_text(editor, text, {"5_leaving": "Teade 60 päeva ette.", "7_funding": "Liikmemaksu ei ole."})
    publish_text(editor, write_text(editor, text, {"5_leaving": "Teade 90 päeva ette."}, 90))
    assert [*faults()] == []
    AgreementClause.objects.create(template=text, part="7_funding", text="Liikmemaks on 100 eurot.")
    assert only_fault().startswith(f"agreementtemplate:{text.pk} was changed")


def test_services_tell_of_disagreements_and_their_parties(tervik):
    staff = staff_of(tervik.region)
    one = raise_disagreement(staff, tervik, "Kulud", "Kes maksab?", [municipality("0668"), tervik.founder])
    say(staff, take_step(staff, one, DisagreementStep.TAKE_UP, "Uurin."), "Kohtume.")
    take_step(staff, one, DisagreementStep.SETTLE, "Pooleks.")
    assert [*faults()] == []
    one.parties.remove(tervik.founder)
    assert only_fault().startswith(f"disagreement:{one.pk} was changed")


def test_services_tell_of_the_parties_of_a_draft(tervik):
    """A1: also of one that was taken off it."""
    staff, agreement = staff_of(tervik.region), CooperationAgreement.objects.get()
    remove_party(staff, agreement.parties.get(party=municipality("0668")))
    assert [*faults()] == []


def test_a_contact_may_change_without_the_log(tervik):
    """Persons' data are forgotten in time; the record stays whole."""
    kohila, kadri = municipality("0317"), UserFactory(personal_code="38001085718")
    RepresentativeFactory(organization=kohila, personal_code="38001085718")
    told()
    application = begin_application(kadri, kohila, tervik)
    application.contact_name, application.decision_number = "Mari Mets", "12"
    save_draft(kadri, application)
    AccessionApplication.objects.update(contact_name="")
    assert [*faults()] == []
    AccessionApplication.objects.update(decision_number="13")
    assert only_fault().startswith(f"accessionapplication:{application.pk} was changed")
