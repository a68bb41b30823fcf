"""A municipality joins with a binding signature: forbidden paths first, then the way through (A1, A2, A2a, A3)."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from agreements.documents.accession import accession_pdf
from agreements.lifecycle import ForbiddenStep
from agreements.models import (
    AccessionApplication,
    AgreementTemplate,
    Event,
    IssuedDocument,
    Membership,
    RejectedContainer,
    Representative,
    SignedContainer,
    Tervik,
)
from agreements.record.proof import not_covered
from agreements.services.accession_close import decline, withdraw
from agreements.services.accession_draft import begin_application, save_draft
from agreements.services.accession_issue import issue
from agreements.services.accession_sign import countersign, upload_signed
from agreements.signing.reasons import Reason
from registry.models import Region
from tests.agreements.factories import JAAN, KADRI, MART, RepresentativeFactory, gp_provider, municipality, told
from tests.factories import UserFactory, national_reader, staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
NAME = "liitumisavaldus.asice"


def state(application) -> str:
    return AccessionApplication.objects.get(pk=application.pk).state


def why(judgement) -> set[Reason]:
    assert not judgement.accepted
    return {finding.reason for finding in judgement.verdict.all_reasons()}


def stranger():
    return UserFactory(personal_code=JAAN)


def test_a_stranger_begins_saves_issues_uploads_and_withdraws_nothing(issued, party, tervik, signed):
    other = stranger()
    with pytest.raises(PermissionDenied):
        begin_application(other, party, tervik)
    with pytest.raises(PermissionDenied):
        save_draft(other, issued)
    with pytest.raises(PermissionDenied):
        issue(other, issued)
    with pytest.raises(PermissionDenied):
        upload_signed(other, issued, signed(issued, KADRI), NAME)
    with pytest.raises(PermissionDenied):
        withdraw(other, issued)
    assert state(issued) == "issued"


@pytest.mark.parametrize("make", [lambda: staff_of(Region.objects.get(code="0087")), national_reader])
def test_staff_of_another_region_and_readers_begin_nothing(make, party, tervik):
    with pytest.raises(PermissionDenied):
        begin_application(make(), party, tervik)


def test_powers_that_nobody_confirmed_or_that_have_ended_are_no_powers(party, tervik):
    user = stranger()
    one = RepresentativeFactory(organization=party, personal_code=JAAN, confirmed_at=None)
    with pytest.raises(PermissionDenied):
        begin_application(user, party, tervik)
    one.confirmed_at, one.valid_to = timezone.now(), timezone.localdate() - timedelta(days=1)
    one.save()
    with pytest.raises(PermissionDenied):
        begin_application(user, party, tervik)


def test_staff_may_not_upload_for_the_party_nor_the_party_countersign(issued, staff, kadri, signed):
    with pytest.raises(PermissionDenied):
        upload_signed(staff, issued, signed(issued, KADRI), NAME)
    upload_signed(kadri, issued, signed(issued, KADRI), NAME)
    for user in (kadri, staff):
        with pytest.raises(PermissionDenied):
            countersign(user, issued, b"", NAME)
        with pytest.raises(PermissionDenied):
            decline(user, issued, "ei")


def test_there_is_nothing_to_join_before_the_tervik_is_formed(kadri, party, tervik):
    Tervik.objects.filter(pk=tervik.pk).update(state="in_formation", formed_on=None)
    tervik.refresh_from_db()
    with pytest.raises(ValidationError):
        begin_application(kadri, party, tervik)


def test_a_member_has_nothing_to_join(kadri, party, tervik):
    Membership.objects.create(tervik=tervik, party=party, member_from=date(2026, 1, 1), basis="leping")
    with pytest.raises(ValidationError):
        begin_application(kadri, party, tervik)


@pytest.mark.parametrize(
    "field", ["contact_name", "contact_email", "decision_number", "decision_document", "decision_day", "representative"]
)
def test_an_incomplete_form_is_saved_but_not_issued_and_says_what_is_missing(kadri, draft, field):
    setattr(draft, field, None if field in {"decision_day", "representative"} else "")
    save_draft(kadri, draft)
    with pytest.raises(ValidationError) as caught:
        issue(kadri, draft)
    assert set(caught.value.message_dict) == {field}
    assert state(draft) == "draft"
    assert not IssuedDocument.objects.exists()


def test_a_signer_without_powers_today_is_not_named(kadri, draft, party, tervik):
    """A2: neither another party's representative signs for this one, nor whose powers have ended or wait for staff."""
    others = [
        RepresentativeFactory(organization=municipality("0317"), personal_code=JAAN),
        RepresentativeFactory(organization=party, personal_code=JAAN, valid_to=date(2026, 1, 31)),
        RepresentativeFactory(organization=party, personal_code=JAAN, confirmed_at=None),
    ]
    for draft.representative in others:
        with nothing_written(), pytest.raises(ValidationError) as refused:
            save_draft(kadri, draft)
        assert set(refused.value.message_dict) == {"representative"}


def test_no_form_is_issued_while_the_country_has_no_text(kadri, draft):
    """A1: what the party would accept must be published."""
    AgreementTemplate.objects.update(published_at=None)
    with nothing_written(), pytest.raises(ValidationError):
        issue(kadri, draft)


def test_a_company_names_no_council_decision(tervik, kadri):
    company = gp_provider(2, "0668")
    RepresentativeFactory(organization=company, personal_code=KADRI)
    application = begin_application(kadri, company, tervik)
    application.representative = Representative.objects.get(organization=company)
    application.contact_name, application.contact_email = "Mari", "mari@gp.example"
    save_draft(kadri, application)
    document = issue(kadri, application)
    assert len(document.values["lists"]) == 2
    assert document.values["decision"] == {}


def test_a_form_is_resumed_not_begun_twice(kadri, draft, party, tervik):
    assert begin_application(kadri, party, tervik) == draft
    assert AccessionApplication.objects.count() == 1


def test_an_issued_form_is_not_changed(kadri, issued):
    with pytest.raises(ForbiddenStep):
        save_draft(kadri, issued)
    with pytest.raises(ForbiddenStep):
        issue(kadri, issued)


def test_the_issued_document_is_frozen_numbered_and_made_again_byte_for_byte(issued):
    document = issued.document
    content = bytes(document.content)
    assert content.startswith(b"%PDF")
    assert document.sha256 == sha256(content).hexdigest()
    assert document.number == f"{timezone.localdate().year}-001"
    assert accession_pdf(document.values, timezone.localtime(document.issued_at)) == content
    assert len(document.values["clauses"]) == 9
    assert document.values["version"] == 1


def test_a_form_signed_by_somebody_else_is_refused_and_kept_as_evidence(kadri, issued, signed):
    judgement = upload_signed(kadri, issued, signed(issued, JAAN), NAME)
    assert why(judgement) == {Reason.NOT_REPRESENTATIVE}
    assert state(issued) == "issued"
    evidence = RejectedContainer.objects.get()
    assert evidence.keep_until == timezone.localdate() + timedelta(days=90)
    assert not SignedContainer.objects.exists()


def test_another_document_than_the_issued_one_is_refused(kadri, issued, authority, keys):
    container = authority.sign({"avaldus.pdf": b"%PDF-1.7 midagi muud"}, keys[KADRI])
    assert Reason.DOCUMENT_MISSING in why(upload_signed(kadri, issued, container, NAME))


def test_without_a_trust_list_nothing_is_accepted(kadri, issued, signed, settings):
    settings.TRUST_LIST = ""
    assert Reason.NO_TRUST_LIST in why(upload_signed(kadri, issued, signed(issued, KADRI), NAME))


def test_something_that_is_no_container_is_refused(kadri, issued):
    assert Reason.NOT_A_CONTAINER in why(upload_signed(kadri, issued, b"tere", "tere.txt"))


def test_joint_representatives_must_both_sign(kadri, issued, party, signed):
    Representative.objects.filter(organization=party).update(is_joint=True)
    RepresentativeFactory(organization=party, personal_code=JAAN, name="Jaan Tamm", is_joint=True)
    assert why(upload_signed(kadri, issued, signed(issued, KADRI), NAME)) == {Reason.SIGNATURES_DO_NOT_BIND}
    assert why(upload_signed(kadri, issued, signed(issued, KADRI, KADRI), NAME)) == {Reason.SIGNATURES_DO_NOT_BIND}
    assert upload_signed(kadri, issued, signed(issued, KADRI, JAAN), NAME).accepted


def test_a_countersignature_over_another_container_is_refused_and_changes_nothing(kadri, mart, issued, signed):
    upload_signed(kadri, issued, signed(issued, KADRI), NAME)
    other = signed(issued, KADRI, MART)  # the party's signature was made anew
    assert why(countersign(mart, issued, other, NAME)) == {Reason.EARLIER_CHANGED}
    assert state(issued) == "signed"
    assert RejectedContainer.objects.count() == 1
    assert not Membership.objects.filter(party=issued.party).exists()


def test_a_countersignature_must_be_the_terviks(kadri, mart, issued, signed, authority, keys):
    first = signed(issued, KADRI)
    upload_signed(kadri, issued, first, NAME)
    assert why(countersign(mart, issued, first, NAME)) == {Reason.NO_SIGNATURE}
    assert why(countersign(mart, issued, authority.sign(first, keys[KADRI]), NAME)) == {Reason.SIGNATURES_DO_NOT_BIND}
    assert why(countersign(mart, issued, authority.sign(first, keys[JAAN]), NAME)) == {Reason.NOT_REPRESENTATIVE}
    assert state(issued) == "signed"


def test_the_way_through(kadri, mart, staff, issued, signed, authority, keys, django_capture_on_commit_callbacks):
    told()
    first = signed(issued, KADRI)
    with django_capture_on_commit_callbacks(execute=True):
        assert upload_signed(kadri, issued, first, NAME).accepted
    assert state(issued) == "signed"
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert countersign(mart, issued, authority.sign(first, keys[MART]), NAME).accepted
    assert state(issued) == "in_force"
    membership = Membership.objects.get(party=issued.party)
    assert membership.member_from == timezone.localdate()
    assert issued.document.number in membership.basis
    assert {one.to[0] for one in mail.outbox} == {
        "kadri@rapla.example",
        "mari@rapla.example",
        "mart@h.example",
        staff.email,
    }
    kinds = list(Event.objects.values_list("kind", flat=True))
    assert [kind for kind in kinds if kind.startswith(("accession_", "membership_"))] == [
        "accession_begun",
        "accession_draft_saved",
        "accession_issue",
        "accession_upload",
        "accession_accept_signature",
        "accession_countersign",
        "accession_enter_into_force",
        "membership_begun",
    ]
    call_command("verify_record")
    assert f"membership:{membership.pk}" not in not_covered()


def test_who_signed_in_time_may_leave_office_before_the_countersignature(
    kadri, mart, issued, signed, authority, keys, party
):
    first = signed(issued, KADRI)
    upload_signed(kadri, issued, first, NAME)
    Representative.objects.filter(organization=party).update(valid_to=timezone.localdate() - timedelta(days=1))
    assert countersign(mart, issued, authority.sign(first, keys[MART]), NAME).accepted


def test_a_decline_needs_its_reason_and_is_told(kadri, mart, issued, signed, django_capture_on_commit_callbacks):
    upload_signed(kadri, issued, signed(issued, KADRI), NAME)
    with pytest.raises(ValidationError):
        decline(mart, issued, " ")
    assert state(issued) == "signed"
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        decline(mart, issued, "Otsus puudub.")
    assert state(issued) == "declined"
    assert any("Otsus puudub." in one.body for one in mail.outbox)


def test_what_was_withdrawn_can_be_begun_anew(kadri, issued, party, tervik):
    withdraw(kadri, issued)
    assert state(issued) == "withdrawn"
    assert begin_application(kadri, party, tervik) != issued


def test_a_form_expires_after_its_deadline_and_not_on_it(issued):
    call_command("close_accessions", on=issued.deadline)
    assert state(issued) == "issued"
    call_command("close_accessions", on=issued.deadline + timedelta(days=1))
    assert state(issued) == "expired"


def test_what_was_signed_does_not_expire(kadri, issued, signed):
    upload_signed(kadri, issued, signed(issued, KADRI), NAME)
    call_command("close_accessions", on=issued.deadline + timedelta(days=100))
    assert state(issued) == "signed"


def test_two_municipalities_get_two_numbers(kadri, issued, tervik):
    other = municipality("0317")
    RepresentativeFactory(organization=other, personal_code=KADRI)
    application = begin_application(kadri, other, tervik)
    application.representative = Representative.objects.get(organization=other)
    application.contact_name, application.contact_email = "Mari", "mari@kohila.example"
    application.decision_number, application.decision_document = "3", "https://kohila.example/3"
    application.decision_day = date(2026, 3, 1)
    save_draft(kadri, application)
    assert issue(kadri, application).number == f"{timezone.localdate().year}-002"
