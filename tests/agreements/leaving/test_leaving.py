"""A member leaves: forbidden paths first, then notice, last day, quorum (A3, T6, T7)."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from agreements.leaving import last_day
from agreements.lifecycle import ForbiddenStep
from agreements.models import (
    AccessionApplication,
    AgreementParty,
    AgreementTemplate,
    CooperationAgreement,
    Departure,
    Event,
    Membership,
    RejectedContainer,
)
from agreements.notice_period import notice_days
from agreements.quorum_record import met_on
from agreements.record.proof import not_covered
from agreements.services.leaving import Paper, begin_leaving, record_paper_notice, sign_notice, withdraw_notice
from agreements.signing.reasons import Reason
from registry.models import Region
from tests.agreements.factories import JAAN, KADRI, RepresentativeFactory, gp_provider, municipality, told
from tests.agreements.leaving.conftest import NOTICE
from tests.factories import UserFactory, national_reader, reader_of, staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
NAME = "teade.asice"
TODAY = timezone.localdate


def state(departure) -> str:
    return Departure.objects.get(pk=departure.pk).state


def others():
    return [
        UserFactory(personal_code=JAAN),
        national_reader(),
        reader_of(Region.objects.get(code="0071")),
        staff_of(Region.objects.get(code="0087")),
    ]


@pytest.mark.parametrize(
    ("given", "notice", "wished", "expected"),
    [
        (date(2026, 3, 1), 30, None, date(2026, 3, 31)),
        (date(2026, 3, 1), 0, None, date(2026, 3, 1)),
        (date(2026, 3, 1), 30, date(2026, 3, 15), date(2026, 3, 31)),
        (date(2026, 3, 1), 30, date(2026, 12, 31), date(2026, 12, 31)),
        (date(2028, 2, 1), 28, None, date(2028, 2, 29)),
    ],
)
def test_the_last_day_is_the_notice_periods_or_later(given, notice, wished, expected):
    assert last_day(given, notice, wished) == expected


def test_nobody_else_begins_records_signs_or_withdraws(membership, issued, signed, staff):
    for other in others():
        for attempt in (
            lambda user=other: begin_leaving(user, membership),
            lambda user=other: record_paper_notice(user, membership, Paper(TODAY(), "kiri 1")),
            lambda user=other: sign_notice(user, issued, signed(issued, KADRI), NAME),
            lambda user=other: withdraw_notice(user, issued),
        ):
            with pytest.raises(PermissionDenied):
                attempt()
    assert state(issued) == "issued"


def test_staff_sign_no_notice_and_a_representative_records_no_paper(kadri, staff, membership, issued, signed):
    with pytest.raises(PermissionDenied):
        sign_notice(staff, issued, signed(issued, KADRI), NAME)
    withdraw_notice(kadri, issued)
    with pytest.raises(PermissionDenied):
        record_paper_notice(kadri, membership, Paper(TODAY(), "kiri 1"))


def test_without_a_notice_period_nobody_can_leave(kadri, membership):
    AgreementTemplate.objects.update(notice_days=None)
    with pytest.raises(ValidationError, match="etteteatamise aega"):
        begin_leaving(kadri, membership)


def test_no_notice_is_issued_while_no_text_is_published(kadri, membership, staff):
    """A3: the days come from the member's own agreement; still the document names the text that it rests on."""
    own = CooperationAgreement.objects.create(
        tervik=membership.tervik, title="Koostöö", drafted_by=staff, state="in_force", notice_days=10
    )
    AgreementParty.objects.create(agreement=own, party=membership.party, place=1)
    AgreementTemplate.objects.update(published_at=None)
    with nothing_written(), pytest.raises(ValidationError, match="avaldamata"):
        begin_leaving(kadri, membership)


def test_who_carries_the_tervik_does_not_leave_it(mart, tervik):
    AgreementTemplate.objects.update(notice_days=NOTICE)
    with pytest.raises(ValidationError, match="Moodustaja"):
        begin_leaving(mart, Membership.objects.get(party=tervik.founder))


@pytest.mark.parametrize("days", [{"member_to": date(2026, 2, 1)}, {"member_from": date(2100, 1, 1)}])
def test_who_is_no_member_today_does_not_leave(kadri, membership, days):
    Membership.objects.filter(pk=membership.pk).update(**days)
    with pytest.raises(ValidationError):
        begin_leaving(kadri, Membership.objects.get(pk=membership.pk))


def test_nobody_leaves_twice_at_once(kadri, staff, membership, issued):
    with pytest.raises(ValidationError):
        begin_leaving(kadri, membership)
    with pytest.raises(ValidationError):
        record_paper_notice(staff, membership, Paper(TODAY(), "kiri 1"))


def test_the_document_says_what_was_agreed(issued):
    values = issued.document.values
    assert (values["notice_days"], values["party"]["name"]) == (NOTICE, "Rapla vald")
    assert bytes(issued.document.content).startswith(b"%PDF")
    assert issued.document.file_name.startswith("lahkumisteade-")


def test_somebody_elses_signature_is_refused_and_the_member_stays(kadri, membership, issued, signed):
    judgement = sign_notice(kadri, issued, signed(issued, JAAN), NAME)
    assert {finding.reason for finding in judgement.verdict.all_reasons()} == {Reason.NOT_REPRESENTATIVE}
    assert RejectedContainer.objects.count() == 1
    assert Membership.objects.get(pk=membership.pk).member_to is None


def test_a_signed_notice_ends_the_membership_on_its_last_day(
    kadri, mart, staff, membership, issued, signed, django_capture_on_commit_callbacks
):
    told()
    with django_capture_on_commit_callbacks(execute=True):
        assert sign_notice(kadri, issued, signed(issued, KADRI), NAME).accepted
    expected = TODAY() + timedelta(days=NOTICE)
    assert (state(issued), Membership.objects.get(pk=membership.pk).member_to) == ("given", expected)
    assert {one.to[0] for one in mail.outbox} >= {"kadri@rapla.example", "mart@h.example", staff.email}
    call_command("close_agreements", on=expected)
    assert state(issued) == "given"
    call_command("close_agreements", on=expected + timedelta(days=1))
    assert state(issued) == "left"
    call_command("verify_record")
    assert f"membership:{membership.pk}" not in not_covered()


def test_what_was_given_is_not_taken_back(kadri, issued, signed):
    sign_notice(kadri, issued, signed(issued, KADRI), NAME)
    with pytest.raises(ForbiddenStep):
        withdraw_notice(kadri, issued)
    with pytest.raises(ForbiddenStep):
        sign_notice(kadri, issued, signed(issued, KADRI), NAME)


def test_a_notice_that_nobody_signs_expires(issued, membership):
    call_command("close_agreements", on=issued.deadline)
    assert state(issued) == "issued"
    call_command("close_agreements", on=issued.deadline + timedelta(days=1))
    assert state(issued) == "expired"
    assert Membership.objects.get(pk=membership.pk).member_to is None


def test_a_withdrawn_notice_can_be_begun_anew(kadri, membership, issued):
    withdraw_notice(kadri, issued)
    assert begin_leaving(kadri, membership) != issued


def test_paper_needs_its_reference_and_a_day_of_the_membership(staff, membership):
    for paper in (
        Paper(TODAY(), " "),
        Paper(TODAY() + timedelta(days=1), "kiri 1"),
        Paper(membership.member_from - timedelta(days=1), "kiri 1"),
    ):
        with pytest.raises(ValidationError):
            record_paper_notice(staff, membership, paper)
    assert not Departure.objects.exists()


def test_an_old_paper_recorded_late_ends_the_membership_in_the_past(staff, membership):
    given = TODAY() - timedelta(days=NOTICE + 5)
    Membership.objects.filter(pk=membership.pk).update(member_from=given)
    membership.refresh_from_db()
    departure = record_paper_notice(staff, membership, Paper(given, "kiri 1, toimik 2"))
    assert (departure.state, departure.last_day) == ("left", TODAY() - timedelta(days=5))
    assert not hasattr(departure, "document")


def test_the_form_that_led_to_membership_ends_with_it(kadri, staff, membership, party, tervik):
    form = AccessionApplication.objects.create(
        party=party, tervik=tervik, state="in_force", membership=membership, begun_by=kadri
    )
    given = TODAY() - timedelta(days=NOTICE + 1)
    Membership.objects.filter(pk=membership.pk).update(member_from=given)
    membership.refresh_from_db()
    record_paper_notice(staff, membership, Paper(given, "kiri 1"))
    form.refresh_from_db()
    assert form.state == "ended"


def test_the_quorum_is_met_through_the_last_day_and_lost_after_it(staff, membership, tervik):
    for code in ("0317",):
        Membership.objects.create(tervik=tervik, party=municipality(code), member_from=date(2026, 1, 1), basis="leping")
    gp = gp_provider(1, "0317")
    Membership.objects.create(tervik=tervik, party=gp, member_from=date(2026, 1, 1), basis="leping")
    region = tervik.region
    needed = [code for code in ("0503", "0293") if met_on(region, TODAY()) is False]
    for code in needed:
        Membership.objects.create(tervik=tervik, party=municipality(code), member_from=date(2026, 1, 1), basis="leping")
        if met_on(region, TODAY()):
            break
    assert met_on(region, TODAY()) is True
    departure = record_paper_notice(staff, membership, Paper(TODAY(), "kiri 1"))
    assert met_on(region, departure.last_day) is True
    assert met_on(region, departure.last_day + timedelta(days=1)) is False
    told = Event.objects.get(kind="membership_ended").payload
    assert (told["quorum_before"], told["quorum_after"]) == (True, False)


def test_the_members_own_agreement_decides_before_the_regions_text_and_that_before_the_countrys(membership, party):
    assert notice_days(membership) == NOTICE
    AgreementTemplate.objects.create(
        region=membership.tervik.region, version=1, notice_days=60, published_at=timezone.now()
    )
    assert notice_days(membership) == 60
    agreement = CooperationAgreement.objects.create(
        tervik=membership.tervik, title="Koostöö", state="in_force", notice_days=90, drafted_by=UserFactory()
    )
    assert notice_days(membership) == 60
    AgreementParty.objects.create(agreement=agreement, party=party, place=1)
    assert notice_days(membership) == 90


def test_the_text_that_the_member_accepted_decides_and_not_a_later_one(kadri, membership, party, tervik):
    accepted = AgreementTemplate.objects.get(region=None)
    AccessionApplication.objects.create(
        party=party, tervik=tervik, state="in_force", membership=membership, begun_by=kadri, template=accepted
    )
    AgreementTemplate.objects.create(region=None, version=2, notice_days=180, published_at=timezone.now())
    assert notice_days(membership) == NOTICE


def test_two_representatives_leave_together(kadri, membership, issued, party, signed):
    party.representatives.update(is_joint=True)
    RepresentativeFactory(organization=party, personal_code=JAAN, is_joint=True)
    assert not sign_notice(kadri, issued, signed(issued, KADRI), NAME).accepted
    assert sign_notice(kadri, issued, signed(issued, KADRI, JAAN), NAME).accepted
