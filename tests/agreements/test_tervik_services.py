"""A TERVIK comes into being, changes its form and ends (T5, T9)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agreements.lifecycle import ForbiddenStep
from agreements.models import Event, Membership, Tervik
from agreements.services.terviks import Founding, change_form, choose_form, end_tervik, form_tervik, start_formation
from registry.models import Region
from tests.agreements.factories import gp_provider, hospital_of, municipality
from tests.factories import OrganizationFactory, national_editor, reader_of, staff_of

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


def test_founder_and_signers_are_members_from_formation_on(region, staff):
    rapla, gp = municipality("0668"), gp_provider(1, "0668")
    tervik = start_formation(staff, region, "Rapla vald\nRapla haigla")
    choose_form(staff, tervik, Form.BY_AGREEMENT)
    tervik = form_tervik(staff, tervik, by_agreement(region, rapla, gp), DAY)
    members = {(one.party, one.member_from) for one in Membership.objects.all()}
    assert members == {(hospital_of(region), DAY), (rapla, DAY), (gp, DAY)}
    assert (tervik.state, tervik.formed_on) == ("formed", DAY)


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
    assert list(Event.objects.exclude(kind="quorum_read").values_list("kind", flat=True)) == [
        "tervik_start_formation",
        "tervik_form",
        "membership_begun",
        "membership_ended",
        "tervik_end",
    ]
