"""What a TERVIK publishes as its own offer, held against its form (T8)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from agreements.models import Tervik
from agreements.pages.own_services import own_services
from agreements.services.terviks import describe_tervik
from agreements.services_allowed import Reason, ServiceKind, kind_of
from registry.models import Organization, Region, ServiceType
from tests.agreements.factories import formed_tervik
from tests.factories import OrganizationFactory, ServiceFactory, staff_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def person() -> Organization:
    return OrganizationFactory(name="SA Rapla TERVIK")


@pytest.fixture
def tervik(person) -> Tervik:
    region = Region.objects.get(code="0071")
    return Tervik.objects.create(
        region=region, name="Rapla", state="formed", form="legal_person", legal_person=person, formed_on=DAY
    )


def offered(person: Organization, code: str):
    return ServiceFactory(organization=person, service_type=ServiceType.objects.get(code=code), name_et=code)


def test_every_type_of_law_is_of_some_kind():
    known = {one.code: kind_of(one.code, one.domain) for one in ServiceType.objects.all()}
    assert None not in known.values()
    assert known["th_kiirabi"] is ServiceKind.AMBULANCE
    assert known["kov_koduteenus"] is ServiceKind.SOCIAL
    assert known["koordinatsioon"] is ServiceKind.COORDINATION
    assert {code for code, kind in known.items() if kind is ServiceKind.SPECIALIST_CARE} == {"th_eriarstiabi"}


def test_a_legal_person_s_published_services_stand_beside_what_the_law_allows(tervik, person):
    for code in ("th_eriarstiabi", "kov_koduteenus", "koordinatsioon"):
        offered(person, code)
    ServiceFactory(organization=person, service_type=None, name_et="määramata")
    ended = offered(person, "th_kiirabi")
    ended.valid_to = date(2026, 2, 28)
    ended.save()
    found = {one.service.name_et: one.verdict and one.verdict.reason for one in own_services(tervik, DAY)}
    assert found == {
        "th_eriarstiabi": Reason.NEVER_BY_A_TERVIK,
        "kov_koduteenus": Reason.LEGAL_PERSON_MAY,
        "koordinatsioon": Reason.COORDINATION_IN_BOTH_FORMS,
        "määramata": None,
    }


def test_of_the_founder_only_coordination_is_the_tervik_s():
    """T2, T8: whatever else the hospital offers is its own."""
    tervik = formed_tervik()
    for code in ("th_eriarstiabi", "kov_koduteenus", "koordinatsioon"):
        offered(tervik.founder, code)
    found = {one.service.name_et: one.verdict and one.verdict.reason for one in own_services(tervik, DAY)}
    assert found == {"koordinatsioon": Reason.COORDINATION_IN_BOTH_FORMS}


def test_what_the_founder_s_unit_offers_is_held_against_form_1(person):
    """T5, T8: the unit is the TERVIK, and may offer coordination alone."""
    tervik = formed_tervik()
    tervik.unit = person
    describe_tervik(staff_of(tervik.region), tervik)
    for code in ("kov_koduteenus", "koordinatsioon", "th_kiirabi"):
        offered(person, code)
    found = {one.service.name_et: one.verdict and one.verdict.reason for one in own_services(tervik, DAY)}
    assert found == {
        "koordinatsioon": Reason.COORDINATION_IN_BOTH_FORMS,
        "kov_koduteenus": Reason.BY_AGREEMENT_ONLY_COORDINATION,
        "th_kiirabi": Reason.NEVER_BY_A_TERVIK,
    }


def test_a_unit_is_somebody_else_than_the_founder_and_goes_with_form_1(tervik, person):
    """T5: a legal person of its own has no unit of a founder."""
    other = formed_tervik("0087")
    other.unit = other.founder
    tervik.unit = person
    for wrong in (other, tervik):
        with pytest.raises(ValidationError):
            describe_tervik(staff_of(wrong.region), wrong)


def test_staff_see_what_is_not_allowed_with_the_reason(client, tervik, person):
    offered(person, "th_eriarstiabi")
    client.force_login(staff_of(tervik.region))
    page = client.get(reverse("tervik:inspect", args=[tervik.pk])).content.decode()
    assert "th_eriarstiabi: ei ole lubatud, TERVIK ei osuta seda kummaski vormis" in page
