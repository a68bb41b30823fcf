"""Two verifiers differ, and a person decides: forbidden paths first."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agreements.lifecycle import ForbiddenStep
from agreements.models import (
    AccessionApplication,
    AgreementTemplate,
    CooperationAgreement,
    Departure,
    DoubtfulContainer,
    Event,
    Membership,
    RejectedContainer,
    SignedContainer,
)
from agreements.services.accession_close import withdraw
from agreements.services.accession_sign import countersign, upload_signed
from agreements.services.cooperation_draft import add_parties, draft_agreement
from agreements.services.cooperation_issue import issue_agreement
from agreements.services.cooperation_sign import sign_agreement
from agreements.services.doubts import decide_doubt
from agreements.services.leaving import begin_leaving, sign_notice
from registry.models import Region
from tests.agreements.factories import JAAN, KADRI, MART, told
from tests.agreements.signing.signer import Identity, TestAuthority
from tests.factories import UserFactory, national_editor, national_reader, reader_of, staff_of

pytestmark = pytest.mark.django_db
NAME = "fail.asice"


def state(application) -> str:
    return AccessionApplication.objects.get(pk=application.pk).state


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def doubt(other, kadri, issued, signed) -> DoubtfulContainer:
    """We say yes, the other no."""
    other.opinion = False
    assert upload_signed(kadri, issued, signed(issued, KADRI), NAME).undecided
    return DoubtfulContainer.objects.get()


@pytest.fixture
def editor(db):
    return national_editor()


def test_nobody_but_national_editors_sees_or_decides(doubt, kadri, staff, mart):
    strangers = [kadri, mart, staff, national_reader(), reader_of(Region.objects.get(code="0071")), UserFactory()]
    addresses = [reverse("doubts"), *(reverse(name, args=[doubt.pk]) for name in ("doubt", "doubt_container"))]
    for address in addresses:
        assert "login" in Client().get(address).url
    for user in [*strangers, staff_of(Region.objects.get(code="0087"))]:
        client = logged_in(user)
        assert {client.get(address).status_code for address in addresses} == {404}
        assert client.post(addresses[1], {"reason": "Nii", "accept": "1"}).status_code == 404
        with pytest.raises(PermissionDenied):
            decide_doubt(user, doubt, True, "Nii")
    assert not SignedContainer.objects.exists()


def test_a_decision_has_a_reason_is_made_once_and_by_somebody_else(doubt, editor, kadri):
    with pytest.raises(ValidationError):
        decide_doubt(editor, doubt, True, " ")
    DoubtfulContainer.objects.update(uploaded_by=editor)
    with pytest.raises(ValidationError):
        decide_doubt(editor, doubt, True, "Nii")
    DoubtfulContainer.objects.update(uploaded_by=kadri)
    decide_doubt(editor, doubt, False, "Sertifikaat on kahtlane.")
    with pytest.raises(ValidationError):
        decide_doubt(editor, doubt, True, "Siiski")


def test_where_both_agree_nobody_is_asked(other, kadri, issued, signed):
    assert upload_signed(kadri, issued, signed(issued, KADRI), NAME).accepted
    assert len(other.asked) == 1
    assert not DoubtfulContainer.objects.exists()


def test_what_is_wrong_by_our_own_record_is_no_question_for_others(other, kadri, issued, signed, authority, keys):
    for content in (
        b"tere",
        signed(issued, JAAN),
        authority.sign({"muu.pdf": b"%PDF-1.7 muu"}, keys[KADRI]),
    ):
        assert not upload_signed(kadri, issued, content, NAME).undecided
    assert other.asked == []
    assert RejectedContainer.objects.count() == 3


@pytest.mark.parametrize("opinion", [False, None])
def test_another_no_or_no_answer_takes_our_yes_away(other, kadri, issued, signed, opinion):
    other.opinion = opinion
    judgement = upload_signed(kadri, issued, signed(issued, KADRI), NAME)
    assert (judgement.accepted, judgement.undecided) == (False, True)
    assert state(issued) == "under_verification"
    assert not SignedContainer.objects.exists()
    assert not RejectedContainer.objects.exists()


@pytest.fixture
def elsewhere() -> tuple[TestAuthority, Identity]:
    """An authority that our trust list does not know, and Kadri's key of it."""
    authority = TestAuthority()
    return authority, authority.person("KADRI", "LEPIK", KADRI)


def test_another_yes_does_not_overrule_our_no_by_itself(other, kadri, issued, elsewhere, editor):
    authority, key = elsewhere
    content = authority.sign({issued.document.file_name: bytes(issued.document.content)}, key)
    assert upload_signed(kadri, issued, content, NAME).undecided
    assert state(issued) == "under_verification"
    decide_doubt(editor, DoubtfulContainer.objects.get(), True, "Nimekiri uuenes täna, allkiri on õige.")
    assert state(issued) == "signed"


def test_where_both_say_no_it_is_no(other, kadri, issued, elsewhere):
    other.opinion = False
    authority, key = elsewhere
    content = authority.sign({issued.document.file_name: bytes(issued.document.content)}, key)
    assert not upload_signed(kadri, issued, content, NAME).undecided
    assert state(issued) == "issued"


def test_accepted_by_a_person_it_goes_on_and_the_reason_is_on_record(doubt, editor, issued):
    told()
    decide_doubt(editor, doubt, True, "Teise teenuse nimekiri on vana.")
    assert state(issued) == "signed"
    container = SignedContainer.objects.get()
    assert (container.uploaded_by, container.verdict["undecided"]) == (doubt.uploaded_by, True)
    event = Event.objects.get(kind="doubt_decided")
    assert (event.actor, event.payload["reason"]) == (editor, "Teise teenuse nimekiri on vana.")
    assert Event.objects.get(kind="accession_accept_signature").actor == editor
    call_command("verify_record")


def test_refused_by_a_person_it_is_evidence_and_can_be_signed_again(doubt, other, editor, kadri, issued, signed):
    decide_doubt(editor, doubt, False, "Sertifikaat on kahtlane.")
    assert state(issued) == "issued"
    assert RejectedContainer.objects.count() == 1
    other.opinion = True
    assert upload_signed(kadri, issued, signed(issued, KADRI), NAME).accepted


def test_after_a_withdrawal_it_can_only_be_refused(doubt, editor, kadri, issued):
    withdraw(kadri, issued)
    with pytest.raises((ForbiddenStep, PermissionDenied)):
        decide_doubt(editor, doubt, True, "Nii")
    decide_doubt(editor, doubt, False, "Võeti tagasi.")
    assert state(issued) == "withdrawn"


def test_a_countersignature_in_doubt_waits_and_then_begins_the_membership(
    other, kadri, mart, editor, issued, signed, authority, keys
):
    first = signed(issued, KADRI)
    upload_signed(kadri, issued, first, NAME)
    other.opinion = False
    both = authority.sign(first, keys[MART])
    assert countersign(mart, issued, both, NAME).undecided
    with pytest.raises(ValidationError):
        countersign(mart, issued, both, NAME)
    assert not Membership.objects.filter(party=issued.party).exists()
    decide_doubt(editor, DoubtfulContainer.objects.get(), True, "Nimekiri on vana.")
    assert state(issued) == "in_force"
    assert Membership.objects.filter(party=issued.party).exists()


def test_an_agreement_and_a_notice_wait_for_a_person_too(other, kadri, mart, staff, editor, tervik, party, signed):
    agreement = draft_agreement(staff, tervik, "Koostöö")
    add_parties(staff, agreement, [party])
    issue_agreement(staff, agreement)
    part = agreement.parties.select_related("agreement", "party").get(party=party)
    other.opinion = False
    assert sign_agreement(kadri, part, signed(agreement, KADRI), NAME).undecided
    with pytest.raises(ValidationError):
        sign_agreement(kadri, part, signed(agreement, KADRI), NAME)
    decide_doubt(editor, DoubtfulContainer.objects.get(), True, "Nimekiri on vana.")
    assert CooperationAgreement.objects.get().state == "partly_signed"
    AgreementTemplate.objects.update(notice_days=30)
    member = Membership.objects.create(tervik=tervik, party=party, member_from=date(2026, 1, 1), basis="leping")
    departure = begin_leaving(kadri, member)
    assert sign_notice(kadri, departure, signed(departure, KADRI), NAME).undecided
    decide_doubt(editor, DoubtfulContainer.objects.get(accepted=None), True, "Nimekiri on vana.")
    given = Departure.objects.get()
    assert (given.state, given.given_on) == ("given", timezone.localdate())


def test_editors_are_asked_and_the_party_is_told(
    other, editor, kadri, issued, signed, django_capture_on_commit_callbacks
):
    other.opinion = False
    with django_capture_on_commit_callbacks(execute=True):
        upload_signed(kadri, issued, signed(issued, KADRI), NAME)
    assert {one.to[0] for one in mail.outbox} == {editor.email}
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        decide_doubt(editor, DoubtfulContainer.objects.get(), False, "Sertifikaat on kahtlane.")
    assert [one.to[0] for one in mail.outbox] == ["kadri@rapla.example"]
    assert "Sertifikaat on kahtlane." in mail.outbox[0].body


def test_by_hand_from_upload_to_decision(other, editor, kadri, issued, signed):
    other.opinion = False
    file = SimpleUploadedFile("a.asice", signed(issued, KADRI))
    address = reverse("accession_upload", args=[issued.pk])
    told = logged_in(kadri).post(address, {"container": file}, follow=True).content.decode()
    assert "Haldur vaatab faili üle" in told
    client, one = logged_in(editor), DoubtfulContainer.objects.get()
    page = reverse("doubt", args=[one.pk])
    assert page in client.get(reverse("doubts")).content.decode()
    assert "Otsustab inimene" in client.get(page).content.decode()
    assert client.get(reverse("doubt_container", args=[one.pk])).content == bytes(one.content)
    assert client.post(page, {"reason": ""}).status_code == 422
    assert client.post(page, {"reason": "Nimekiri on vana.", "accept": "1"}).status_code == 302
    assert "Nimekiri on vana." in client.get(page).content.decode()
    assert client.post(page, {"reason": "Uuesti", "accept": "1"}).status_code == 422


def test_the_list_asks_the_database_no_more_for_more(doubt, editor, django_assert_max_num_queries):
    client, address = logged_in(editor), reverse("doubts")
    client.get(address)
    with django_assert_max_num_queries(40) as few:
        client.get(address)
    for number in range(3):
        doubt.pk, doubt.accepted, doubt.decided_by = None, False, editor
        doubt._state.adding, doubt.file_name = True, f"{number}.asice"
        doubt.save()
    with django_assert_max_num_queries(len(few)):
        client.get(address)
