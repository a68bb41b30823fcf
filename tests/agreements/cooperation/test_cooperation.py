"""Many parties sign one agreement: forbidden paths first, then the way through (A1, A3)."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from agreements.documents.cooperation import agreement_pdf
from agreements.lifecycle import ForbiddenStep
from agreements.models import (
    AgreementTemplate,
    CooperationAgreement,
    IssuedDocument,
    Membership,
    RejectedContainer,
    SignedContainer,
    Tervik,
)
from agreements.models.append_only import AppendOnlyError
from agreements.pages.missing_parties import missing_parties
from agreements.services.cooperation_close import end_agreement, remind, withdraw_agreement
from agreements.services.cooperation_draft import (
    add_parties,
    amend_agreement,
    draft_agreement,
    remove_party,
    save_agreement,
)
from agreements.services.cooperation_issue import issue_agreement, issue_to_each
from agreements.services.cooperation_sign import sign_agreement
from agreements.signing.reasons import Reason
from registry.models import Region
from tests.agreements.factories import JAAN, KADRI, MART, gp_provider, told
from tests.factories import OrganizationFactory, UserFactory, national_reader, reader_of, staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
NAME = "leping.asice"
TODAY = timezone.localdate


def state(agreement) -> str:
    return CooperationAgreement.objects.get(pk=agreement.pk).state


def why(judgement) -> set[Reason]:
    assert not judgement.accepted
    return {finding.reason for finding in judgement.verdict.all_reasons()}


def addresses() -> set[str]:
    return {one.to[0] for one in mail.outbox}


@pytest.fixture
def everybody(kadri, mart, jaan) -> None:
    """All three representatives are there."""


@pytest.fixture
def sign_all(everybody, kadri, mart, jaan, party, kohila, tervik, signed):
    """Every party signs a file of its own."""

    def sign(agreement) -> None:
        agreement = CooperationAgreement.objects.get(pk=agreement.pk)
        for user, organization, code in ((mart, tervik.founder, MART), (kadri, party, KADRI), (jaan, kohila, JAAN)):
            one = agreement.parties.select_related("agreement", "party").get(party=organization)
            assert sign_agreement(user, one, signed(agreement, code), NAME).accepted

    return sign


@pytest.mark.parametrize(
    "make",
    [
        UserFactory,
        national_reader,
        lambda: staff_of(Region.objects.get(code="0087")),
        lambda: reader_of(Region.objects.get(code="0071")),
    ],
)
def test_others_draft_name_issue_amend_remind_and_withdraw_nothing(make, staff, tervik, draft, party):
    other, part = make(), draft.parties.get(party=party)
    for attempt in (
        lambda: draft_agreement(other, tervik, "Muu"),
        lambda: save_agreement(other, draft),
        lambda: add_parties(other, draft, [OrganizationFactory()]),
        lambda: remove_party(other, part),
        lambda: issue_agreement(other, draft),
        lambda: issue_to_each(other, tervik, "Muu", [party]),
        lambda: withdraw_agreement(other, draft, "Nii"),
        lambda: amend_agreement(other, draft),
        lambda: remind(draft, other, TODAY()),
        lambda: end_agreement(other, draft, "Nii"),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert (state(draft), draft.parties.count()) == ("draft", 3)


def test_a_party_drafts_nothing_and_signs_for_itself_alone(kadri, jaan, draft, part, party, kohila, signed, issued):
    with pytest.raises(PermissionDenied):
        add_parties(kadri, draft, [OrganizationFactory()])
    for user, organization in ((kadri, kohila), (jaan, party)):
        with pytest.raises(PermissionDenied):
            sign_agreement(user, part(organization), signed(issued, KADRI), NAME)
    assert not SignedContainer.objects.exists()


def test_staff_sign_for_nobody(staff, part, party, signed, issued):
    with pytest.raises(PermissionDenied):
        sign_agreement(staff, part(party), signed(issued, KADRI), NAME)


def test_nobody_signs_a_draft(kadri, draft, party):
    part = draft.parties.select_related("agreement", "party").get(party=party)
    with pytest.raises(ForbiddenStep):
        sign_agreement(kadri, part, b"", NAME)


def test_an_issued_agreement_is_not_changed(staff, issued, part, party):
    for attempt in (
        lambda: save_agreement(staff, issued),
        lambda: add_parties(staff, issued, [OrganizationFactory()]),
        lambda: remove_party(staff, part(party)),
        lambda: issue_agreement(staff, issued),
        lambda: amend_agreement(staff, issued),
    ):
        with pytest.raises(ForbiddenStep):
            attempt()


def test_one_party_alone_or_without_the_tervik_makes_no_agreement(staff, tervik, party, kohila):
    agreement = draft_agreement(staff, tervik, "Koostöö")
    with pytest.raises(ValidationError):
        issue_agreement(staff, agreement)
    add_parties(staff, agreement, [party, kohila])
    remove_party(staff, agreement.parties.get(party=tervik.founder))
    with pytest.raises(ValidationError, match=tervik.founder.name):
        issue_agreement(staff, agreement)
    assert not IssuedDocument.objects.exists()


def test_an_ended_tervik_and_a_day_that_is_over_are_refused(staff, tervik, draft):
    draft.sign_by = TODAY() - timedelta(days=1)
    save_agreement(staff, draft)
    with pytest.raises(ValidationError):
        issue_agreement(staff, draft)
    Tervik.objects.filter(pk=tervik.pk).update(state="ended", ended_on=TODAY())
    with pytest.raises(ValidationError):
        draft_agreement(staff, Tervik.objects.get(pk=tervik.pk), "Koostöö")


def test_the_document_is_frozen_and_made_again_byte_for_byte(issued, party, kohila):
    document = issued.document
    content = bytes(document.content)
    assert document.sha256 == sha256(content).hexdigest()
    assert agreement_pdf(document.values, timezone.localtime(document.issued_at)) == content
    assert len(document.values["clauses"]) == 9
    assert {party.name, kohila.name} < {one["name"] for one in document.values["parties"]}
    assert issued.sign_by == TODAY() + timedelta(days=60)
    for attempt in (document.delete, document.save):
        with pytest.raises(AppendOnlyError):
            attempt()


def test_somebody_who_represents_no_party_is_refused_and_kept_as_evidence(kadri, issued, part, party, signed):
    judgement = sign_agreement(kadri, part(party), signed(issued, JAAN), NAME)
    assert why(judgement) == {Reason.NOT_REPRESENTATIVE}
    assert (state(issued), RejectedContainer.objects.get().party) == ("issued", party)


def test_another_partys_signature_alone_does_not_bind(everybody, kadri, issued, part, party, signed):
    assert why(sign_agreement(kadri, part(party), signed(issued, JAAN), NAME)) == {Reason.SIGNATURES_DO_NOT_BIND}


def test_in_any_order_each_signs_a_file_of_its_own(sign_all, issued, party, kohila):
    told()
    sign_all(issued)
    assert state(issued) == "in_force"
    assert CooperationAgreement.objects.get().in_force_on == TODAY()
    assert SignedContainer.objects.count() == 3
    assert not Membership.objects.filter(party__in=[party, kohila]).exists()  # by an accession form alone (A2)
    call_command("verify_record")


def test_progress_is_kept_party_by_party(everybody, kadri, issued, part, party, signed):
    assert sign_agreement(kadri, part(party), signed(issued, KADRI), NAME).accepted
    assert state(issued) == "partly_signed"
    assert part(party).signed_at is not None
    assert issued.parties.filter(signed_at=None).count() == 2
    with pytest.raises(ValidationError):
        sign_agreement(kadri, part(party), signed(issued, KADRI), NAME)


def test_the_same_file_may_go_round_in_any_order_too(
    everybody, kadri, jaan, issued, part, party, kohila, signed, authority, keys
):
    first = signed(issued, KADRI)
    sign_agreement(kadri, part(party), first, NAME)
    assert sign_agreement(jaan, part(kohila), authority.sign(first, keys[JAAN]), NAME).accepted


@pytest.fixture
def in_order(staff, draft):
    """The order is set: hospital, Rapla, Kohila."""
    draft.order = CooperationAgreement.Order.SET
    save_agreement(staff, draft)
    issue_agreement(staff, draft)
    return CooperationAgreement.objects.get(pk=draft.pk)


def test_in_a_set_order_the_same_file_grows_and_nobody_jumps_the_queue(
    everybody, kadri, mart, jaan, in_order, party, kohila, tervik, signed, authority, keys
):
    def of(organization):
        return in_order.parties.select_related("agreement", "party").get(party=organization)

    with pytest.raises(ValidationError, match=tervik.founder.name):
        sign_agreement(kadri, of(party), signed(in_order, KADRI), NAME)
    first = signed(in_order, MART)
    assert sign_agreement(mart, of(tervik.founder), first, NAME).accepted
    anew = signed(in_order, MART, KADRI)  # the first signature was made anew
    assert why(sign_agreement(kadri, of(party), anew, NAME)) == {Reason.EARLIER_CHANGED}
    assert why(sign_agreement(kadri, of(party), signed(in_order, KADRI), NAME)) == {Reason.EARLIER_CHANGED}
    second = authority.sign(first, keys[KADRI])
    assert sign_agreement(kadri, of(party), second, NAME).accepted
    assert sign_agreement(jaan, of(kohila), authority.sign(second, keys[JAAN]), NAME).accepted
    assert state(in_order) == "in_force"


def test_only_whose_turn_it_is_is_asked(everybody, staff, draft, django_capture_on_commit_callbacks):
    draft.order = CooperationAgreement.Order.SET
    save_agreement(staff, draft)
    with django_capture_on_commit_callbacks(execute=True):
        issue_agreement(staff, draft)
    assert addresses() == {"mart@h.example"}


def test_all_are_asked_and_told_in_their_language(
    everybody, sign_all, staff, draft, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        issue_agreement(staff, draft)
    assert addresses() == {"kadri@rapla.example", "mart@h.example", "jaan@kohila.example"}
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        sign_all(draft)
    told = {one.to[0]: one.body for one in mail.outbox}
    assert set(told) == {"kadri@rapla.example", "mart@h.example", "jaan@kohila.example", staff.email}
    assert len(set(told.values())) == 3


def test_it_enters_into_force_on_its_day_and_not_before(staff, draft, sign_all):
    draft.enters_on = TODAY() + timedelta(days=10)
    save_agreement(staff, draft)
    issue_agreement(staff, draft)
    sign_all(draft)
    call_command("close_agreements", on=draft.enters_on - timedelta(days=1))
    assert state(draft) == "signed"
    call_command("close_agreements", on=draft.enters_on + timedelta(days=3))
    assert CooperationAgreement.objects.get().in_force_on == draft.enters_on


def test_it_expires_after_its_day_and_signatures_stay(everybody, kadri, issued, part, party, signed):
    sign_agreement(kadri, part(party), signed(issued, KADRI), NAME)
    call_command("close_agreements", on=issued.sign_by)
    assert state(issued) == "partly_signed"
    call_command("close_agreements", on=issued.sign_by + timedelta(days=1))
    assert state(issued) == "expired"
    assert SignedContainer.objects.count() == 1


def test_who_is_missing_is_reminded_once_a_week_and_nobody_else(
    everybody, kadri, issued, part, party, signed, django_capture_on_commit_callbacks
):
    sign_agreement(kadri, part(party), signed(issued, KADRI), NAME)
    for days, asked in ((6, set()), (7, {"mart@h.example", "jaan@kohila.example"}), (8, set())):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("close_agreements", on=TODAY() + timedelta(days=days))
        assert addresses() == asked
    assert part(party).reminded_on is None


def test_staff_remind_when_they_like(everybody, staff, issued):
    assert remind(issued, staff, TODAY()) == 3
    assert remind(issued, staff, TODAY()) == 3


def test_a_party_that_nobody_represents_here_is_written_to_at_its_address(
    staff, draft, django_capture_on_commit_callbacks
):
    company = OrganizationFactory(email="juhatus@firma.example")
    add_parties(staff, draft, [company])
    with django_capture_on_commit_callbacks(execute=True):
        issue_agreement(staff, draft)
    assert "juhatus@firma.example" in addresses()


def test_a_withdrawal_needs_its_reason_and_ends_the_signing(everybody, staff, kadri, issued, part, party, signed):
    with pytest.raises(ValidationError):
        withdraw_agreement(staff, issued, " ")
    assert state(issued) == "issued"
    withdraw_agreement(staff, issued, "Tekst muutub.")
    assert state(issued) == "withdrawn"
    with pytest.raises(ForbiddenStep):
        sign_agreement(kadri, part(party), signed(issued, KADRI), NAME)


def test_the_terviks_representative_ends_an_agreement_in_force_and_staff_do_not(staff, mart, sign_all, issued):
    sign_all(issued)
    with pytest.raises(PermissionDenied):
        end_agreement(staff, issued, "Aeg läbi.")
    end_agreement(mart, issued, "Aeg läbi.")
    assert state(issued) == "ended"


def test_an_amendment_says_what_it_changes_and_supersedes_when_all_have_signed(staff, sign_all, issued):
    sign_all(issued)
    following = amend_agreement(staff, issued)
    assert amend_agreement(staff, issued) == following
    assert (following.version, following.parties.count()) == (2, 3)
    with pytest.raises(ValidationError) as caught:
        issue_agreement(staff, following)
    assert set(caught.value.message_dict) == {"changes"}
    following.changes = "Etteteatamise aeg on 90 päeva."
    save_agreement(staff, following)
    document = issue_agreement(staff, following)
    assert document.values["amends"] == issued.document.number
    assert state(issued) == "in_force"
    sign_all(following)
    assert (state(issued), state(following)) == ("superseded", "in_force")
    assert SignedContainer.objects.count() == 6


def test_only_what_is_in_force_is_amended(staff, issued):
    with pytest.raises(ForbiddenStep):
        amend_agreement(staff, issued)


def test_each_missing_party_gets_an_agreement_of_its_own_once(staff, tervik, issued, party, kohila):
    gp = gp_provider(1, "0668")
    missing = list(missing_parties(tervik, TODAY()))
    assert gp in missing
    assert not {party, kohila, tervik.founder} & set(missing)
    documents = issue_to_each(staff, tervik, "Koostööleping", missing)
    assert len(documents) == len(missing)
    assert len({one.number for one in documents}) == len(missing)
    assert {one["name"] for one in documents[0].values["parties"]} == {tervik.founder.name, missing[0].name}
    assert not missing_parties(tervik, TODAY()).exists()


@pytest.mark.parametrize(
    "what",
    [
        lambda tervik: AgreementTemplate.objects.update(published_at=None),
        lambda tervik: Tervik.objects.filter(pk=tervik.pk).update(state="ended", ended_on=TODAY()),
    ],
    ids=["no text is published", "the TERVIK has ended"],
)
def test_an_agreement_is_not_issued_without_a_text_or_after_the_end(staff, tervik, draft, what):
    """A1, A3: the draft stays a draft, and nobody is asked to sign."""
    what(tervik)
    with nothing_written(), pytest.raises(ValidationError):
        issue_agreement(staff, draft)


def test_a_change_to_an_agreement_that_has_ended_is_not_issued(staff, mart, sign_all, issued):
    """A3: a version amends what is in force; it does not bring an ended agreement back."""
    sign_all(issued)
    following = amend_agreement(staff, issued)
    following.changes = "Etteteatamise aeg on 90 päeva."
    save_agreement(staff, following)
    end_agreement(mart, issued, "Aeg läbi.")
    with nothing_written(), pytest.raises(ValidationError):
        issue_agreement(staff, following)


def test_nobody_is_reminded_of_what_is_not_being_signed(staff, draft, sign_all):
    """A1: neither a draft nor an agreement in force waits for a signature."""
    with nothing_written():
        assert remind(draft, staff, TODAY()) == 0
    issue_agreement(staff, draft)
    sign_all(draft)
    with nothing_written():
        assert remind(draft, staff, TODAY()) == 0


def test_to_each_or_to_none(staff, tervik, party, monkeypatch, settings):
    Tervik.objects.filter(pk=tervik.pk).update(founder=None)
    with pytest.raises(ValidationError):
        issue_to_each(staff, Tervik.objects.get(pk=tervik.pk), "Koostööleping", [party])
    assert not CooperationAgreement.objects.exists()


def test_who_was_withdrawn_from_is_missing_again(staff, tervik, issued, party):
    withdraw_agreement(staff, issued, "Tekst muutub.")
    assert party in missing_parties(tervik, TODAY())


def test_two_versions_of_one_year_have_two_numbers(staff, tervik, issued, party):
    (document,) = issue_to_each(staff, tervik, "Teine", [party])
    year = date.today().year
    assert (issued.document.number, document.number) == (f"{year}-001", f"{year}-002")
