"""A TERVIK comes into being, changes its form and ends (T5, T9)."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from agreements.lifecycle import ForbiddenStep
from agreements.models import CooperationAgreement, Event, Membership, Tervik
from agreements.quorum_record import quorums
from agreements.record.proof import faults, not_covered
from agreements.services.cooperation_draft import add_parties, draft_agreement
from agreements.services.cooperation_issue import issue_agreement
from agreements.services.founding import Founding
from agreements.services.terviks import (
    change_form,
    choose_form,
    describe_tervik,
    end_tervik,
    form_tervik,
    start_formation,
)
from registry.models import Region
from tests.agreements.factories import gp_provider, hospital_of, municipality
from tests.factories import OrganizationFactory, national_editor, reader_of, staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
ACCOUNT = "EE382200221020145685"
Form = Tervik.Form


@pytest.fixture
def region() -> Region:
    return Region.objects.get(code="0071")


@pytest.fixture
def staff(region):
    return staff_of(region)


def by_agreement(region, *signers, **changes) -> Founding:
    values = {"form": Form.BY_AGREEMENT, "carrier": hospital_of(region), "bank_account": ACCOUNT, "signers": signers}
    return Founding(**{**values, **changes})


def test_strangers_staff_of_another_region_and_readers_form_nothing(region, staff):
    tervik = start_formation(staff, region)
    for other in (staff_of(Region.objects.get(code="0087")), reader_of(region)):
        with pytest.raises(PermissionDenied):
            start_formation(other, region)
        with pytest.raises(PermissionDenied):
            choose_form(other, tervik, Form.BY_AGREEMENT)
        with pytest.raises(PermissionDenied):
            form_tervik(other, tervik, by_agreement(region), DAY)


def test_staff_may_not_end_it(region, staff):
    tervik = form_tervik(staff, start_formation(staff, region), by_agreement(region), DAY)
    with pytest.raises(PermissionDenied):
        end_tervik(staff, tervik, DAY)


def test_a_region_has_one_tervik(region, staff):
    start_formation(staff, region)
    with pytest.raises(ValidationError):
        start_formation(staff, region)


def test_after_the_end_of_one_another_may_begin(region, staff):
    end_tervik(national_editor(), start_formation(staff, region), DAY)
    assert start_formation(staff, region).state == "in_formation"


def test_a_founder_must_be_a_mandatory_party_and_open_an_account(region, staff):
    tervik = start_formation(staff, region)
    with pytest.raises(ValidationError):
        form_tervik(staff, tervik, by_agreement(region, carrier=OrganizationFactory()), DAY)
    with pytest.raises(ValidationError):
        form_tervik(staff, tervik, by_agreement(region, bank_account=""), DAY)
    with pytest.raises(ValidationError):
        form_tervik(staff, tervik, by_agreement(region, bank_account="EE00"), DAY)
    assert Tervik.objects.get().state == "in_formation"
    assert not Membership.objects.exists()


def test_a_formed_tervik_of_form_1_keeps_an_account_and_what_has_ended_is_not_described(region, staff):
    """T5: the founder's separate account is part of form 1; until the formation it may be left open."""
    tervik = start_formation(staff, region)
    tervik.agreed_priorities = "Mälu, kodused teenused"
    assert describe_tervik(staff, tervik).bank_account == ""
    formed = form_tervik(staff, tervik, by_agreement(region), DAY)
    formed.bank_account = ""
    with nothing_written(), pytest.raises(ValidationError) as refused:
        describe_tervik(staff, formed)
    assert set(refused.value.message_dict) == {"bank_account"}
    end_tervik(national_editor(), formed, DAY)
    formed.bank_account = ACCOUNT
    with nothing_written(), pytest.raises(ValidationError):
        describe_tervik(staff, formed)


def test_founder_and_signers_are_members_from_formation_on(region, staff):
    rapla, gp = municipality("0668"), gp_provider(1, "0668")
    tervik = start_formation(staff, region, "Rapla vald\nRapla haigla")
    choose_form(staff, tervik, Form.BY_AGREEMENT)
    tervik = form_tervik(staff, tervik, by_agreement(region, rapla, gp), DAY)
    members = {(one.party, one.member_from) for one in Membership.objects.all()}
    assert members == {(hospital_of(region), DAY), (rapla, DAY), (gp, DAY)}
    assert (tervik.state, tervik.formed_on) == ("formed", DAY)
    assert [*faults(), *not_covered()] == []


def test_who_joined_on_paper_before_keeps_that_membership(region, staff):
    rapla = municipality("0668")
    tervik = start_formation(staff, region)
    before = Membership.objects.create(tervik=tervik, party=rapla, member_from=date(2025, 1, 1), basis="leping")
    form_tervik(staff, tervik, by_agreement(region, rapla), DAY)
    assert list(Membership.objects.filter(party=rapla)) == [before]


def test_a_legal_person_is_set_up_by_parties_and_is_no_member(region, staff):
    rapla, person = municipality("0668"), OrganizationFactory(name="SA Rapla TERVIK")
    tervik = start_formation(staff, region)
    with pytest.raises(ValidationError):
        form_tervik(staff, tervik, Founding(Form.LEGAL_PERSON, person), DAY)
    form_tervik(staff, tervik, Founding(Form.LEGAL_PERSON, person, (rapla,)), DAY)
    assert [one.party for one in Membership.objects.all()] == [rapla]


@pytest.fixture
def founding_agreement(region, staff):
    """A TERVIK in formation, and the agreement that Rapla and Kohila sign to found it."""
    tervik = start_formation(staff, region)
    agreement = draft_agreement(staff, tervik, "TERVIKu asutamine")
    add_parties(staff, agreement, [hospital_of(region), municipality("0668"), municipality("0317")])
    issue_agreement(staff, agreement)
    return CooperationAgreement.objects.get(pk=agreement.pk)


def signed_by_all(agreement, on: date) -> CooperationAgreement:
    """The agreement as it stands after the last signature."""
    at = timezone.make_aware(datetime.combine(on, time(12)))
    agreement.parties.update(signed_at=at)
    CooperationAgreement.objects.filter(pk=agreement.pk).update(state="signed")
    return CooperationAgreement.objects.get(pk=agreement.pk)


def test_an_agreement_that_is_not_signed_by_all_or_of_another_tervik_founds_nothing(region, staff, founding_agreement):
    tervik = founding_agreement.tervik
    with pytest.raises(ValidationError, match="kõigi poolt"):
        form_tervik(staff, tervik, by_agreement(region, agreement=founding_agreement), DAY)
    signed = signed_by_all(founding_agreement, DAY)
    voru = Region.objects.get(code="0087")
    other = start_formation(national_editor(), voru)
    with pytest.raises(ValidationError, match="kõigi poolt"):
        form_tervik(national_editor(), other, by_agreement(voru, agreement=signed), DAY)
    assert not Membership.objects.exists()


def test_no_tervik_is_formed_before_the_last_signature_of_its_founding_agreement(region, staff, founding_agreement):
    signed = signed_by_all(founding_agreement, DAY)
    with pytest.raises(ValidationError, match="viimase allkirja"):
        form_tervik(staff, signed.tervik, by_agreement(region, agreement=signed), DAY - timedelta(days=1))


@pytest.mark.parametrize("form", list(Form))
def test_the_signers_of_the_founding_agreement_are_members_from_formation_on(region, staff, founding_agreement, form):
    """T5: they sign no accession form, and they count."""
    signed = signed_by_all(founding_agreement, DAY)
    carrier = hospital_of(region) if form == Form.BY_AGREEMENT else OrganizationFactory(name="SA Rapla TERVIK")
    founding = Founding(form, carrier, agreement=signed, bank_account=ACCOUNT)
    form_tervik(staff, signed.tervik, founding, DAY)
    rows = Membership.objects.filter(member_from=DAY)
    assert {one.party for one in rows} == {hospital_of(region), municipality("0668"), municipality("0317")}
    assert {one.basis for one in rows} == {f"Asutamisleping {signed.document.number}"}
    (quorum,) = quorums([region], DAY)
    assert (quorum.state.municipalities.joined, quorum.state.hospitals.joined) == (2, 1)
    (day_before,) = quorums([region], DAY - timedelta(days=1))
    assert day_before.state.municipalities.joined == 0


def test_of_those_who_set_up_a_legal_person_one_at_least_is_a_mandatory_party(region, staff):
    tervik = start_formation(staff, region)
    person, voluntary = OrganizationFactory(), OrganizationFactory()
    with pytest.raises(ValidationError, match="kohustuslik osapool"):
        form_tervik(staff, tervik, Founding(Form.LEGAL_PERSON, person, (voluntary,)), DAY)
    form_tervik(staff, tervik, Founding(Form.LEGAL_PERSON, person, (voluntary, municipality("0668"))), DAY)
    assert Membership.objects.count() == 2


def test_who_carries_a_tervik_after_its_form_changed_is_a_member_from_that_day_on(region, staff):
    """T5: a founder is a member; it signs no form."""
    tervik = start_formation(staff, region)
    form_tervik(staff, tervik, Founding(Form.LEGAL_PERSON, OrganizationFactory(), (municipality("0668"),)), DAY)
    later = DAY + timedelta(days=30)
    change_form(staff, tervik, by_agreement(region), later)
    assert Membership.objects.get(party=hospital_of(region)).member_from == later


def test_a_formed_tervik_is_not_formed_again_and_changes_to_another_form_only(region, staff):
    tervik = form_tervik(staff, start_formation(staff, region), by_agreement(region), DAY)
    with pytest.raises(ForbiddenStep):
        form_tervik(staff, tervik, by_agreement(region), DAY)
    with pytest.raises(ValidationError):
        change_form(staff, tervik, by_agreement(region), DAY)
    person = OrganizationFactory()
    tervik = change_form(staff, tervik, Founding(Form.LEGAL_PERSON, person, (hospital_of(region),)), DAY)
    assert (tervik.form, tervik.founder, tervik.legal_person) == (Form.LEGAL_PERSON, None, person)
    assert Membership.objects.count() == 1


def test_memberships_end_with_the_tervik_and_every_step_is_on_record(region, staff):
    tervik = form_tervik(staff, start_formation(staff, region), by_agreement(region), DAY)
    end_tervik(national_editor(), tervik, date(2026, 12, 31))
    assert Membership.objects.get().member_to == date(2026, 12, 31)
    steps = Event.objects.exclude(kind__in=["quorum_read", "sealed", "record_sealed"])
    assert list(steps.values_list("kind", flat=True)) == [
        "tervik_start_formation",
        "tervik_form",
        "membership_begun",
        "membership_ended",
        "tervik_end",
    ]
