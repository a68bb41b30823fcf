"""Reference data by date."""

from datetime import date

import pytest

from registry import reference
from registry.models import HospitalPlanEntry, Municipality, Organization, Region, ServiceType

pytestmark = pytest.mark.django_db


def test_seventy_nine_municipalities_before_the_merger_and_seventy_eight_after():
    assert Municipality.objects.in_force(date(2025, 10, 31)).count() == 79
    assert Municipality.objects.in_force(date(2025, 11, 1)).count() == 78


def test_johvi_and_toila_know_their_successor():
    former = Municipality.objects.filter(successor__isnull=False)
    assert {(one.name, one.successor.code) for one in former} == {("Jõhvi vald", "0250"), ("Toila vald", "0250")}


def test_thirty_one_services_of_law_and_the_coordination_service_beside_them():
    assert ServiceType.objects.filter(is_statutory=True).count() == 31
    assert ServiceType.objects.filter(is_statutory=False).count() == 1
    assert sum(kind.is_duty_of_municipality for kind in ServiceType.objects.all()) == 13


def test_twenty_hospitals_of_which_one_is_no_mandatory_party():
    assert HospitalPlanEntry.objects.count() == 20
    excluded = HospitalPlanEntry.objects.get(is_excluded=True)
    assert excluded.organization.name == "SA Haapsalu Neuroloogiline Rehabilitatsioonikeskus"


def test_a_hospital_is_found_by_its_other_name():
    assert Organization.objects.named("lõuna-eesti haigla as").get().name == "AS Lõuna-Eesti Haigla"


def test_loading_again_changes_nothing_and_keeps_what_staff_wrote():
    kind = ServiceType.objects.get(code="kov_koduteenus")
    kind.name_en = "Help at home"
    kind.save()
    before = {model: model.objects.count() for model in (Region, Municipality, Organization, HospitalPlanEntry)}
    reference.load()
    assert {model: model.objects.count() for model in before} == before
    kind.refresh_from_db()
    assert kind.name_en == "Help at home"


def named_before(name: str, other_names: str) -> Organization:
    """An organisation as an installation set up earlier has it: other names of then, and no history of later ones."""
    organization = Organization.objects.named(name).get()
    organization.alternate_name = other_names
    organization.history.all().delete()
    organization.save()
    return organization


@pytest.mark.parametrize(
    ("name", "new"),
    [("AS Lõuna-Eesti Haigla", "Lõuna-Eesti Haigla"), ("Tallinn", "Tallinna linn")],
)
def test_an_earlier_installation_gets_the_other_names_that_are_new(name, new):
    organization = named_before(name, "Meie oma nimi")
    reference.load()
    organization.refresh_from_db()
    assert organization.alternate_name.splitlines()[0] == "Meie oma nimi"
    assert new in organization.alternate_name.splitlines()
    assert Organization.objects.named(new).get() == organization
    changes = organization.history.count()
    reference.load()
    assert organization.history.count() == changes


def test_another_name_that_staff_took_away_stays_away():
    organization = named_before("Tallinn", "Tallinna linn")
    organization.alternate_name = "Pealinn"
    organization.save()
    reference.load()
    organization.refresh_from_db()
    assert organization.alternate_name == "Pealinn"
