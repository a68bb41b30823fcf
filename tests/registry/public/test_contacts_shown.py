"""Who sees which contact (design, "Who sees what")."""

import pytest
from django.test import Client

from accounts.models import User
from registry.models import OrganizationAssignment, RegionAssignment
from registry.models.contacts import Visibility

from . import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client: Client) -> Client:
    user = User.objects.create_user("liige@tervik.example", "proov-parool-1")
    OrganizationAssignment.objects.create(user=user, organization=rows.provider(name="Teine asutus"))
    client.force_login(user)
    return client


@pytest.mark.parametrize("level", [Visibility.NETWORK, Visibility.STAFF])
@pytest.mark.parametrize("page", ["services", "providers"])
def test_the_public_never_sees_a_contact_that_is_not_public(client: Client, level: str, page: str):
    row = rows.service()
    rows.contact(row.organization, name="Salajane Inimene", visibility=level)
    pk = row.pk if page == "services" else row.organization_id
    assert "Salajane" not in client.get(f"/et/{page}/{pk}/").content.decode()


def test_a_phone_that_is_not_marked_public_stays_hidden_while_the_name_shows(client: Client):
    row = rows.service()
    rows.contact(row.organization, phone="5550 0199", phone_is_public=False)
    text = client.get(f"/et/services/{row.pk}/").content.decode()
    assert "Tiina Kask" in text
    assert "5550 0199" not in text
    assert "55500199" not in text


def test_a_contact_that_ended_is_not_shown(client: Client):
    row = rows.service()
    rows.contact(row.organization, valid_to=rows.ago(1))
    assert "Tiina Kask" not in client.get(f"/et/services/{row.pk}/").content.decode()


def test_a_member_of_the_network_sees_its_contacts_and_phones(member: Client):
    row = rows.service()
    rows.contact(row.organization, visibility=Visibility.NETWORK, phone="5550 0199", phone_is_public=False)
    text = member.get(f"/et/services/{row.pk}/").content.decode()
    assert "Tiina Kask" in text
    assert "5550 0199" in text


def test_staff_contacts_are_for_staff_of_their_own_region_only(client: Client):
    row = rows.service()
    rows.contact(row.organization, name="Piirkonna Inimene", visibility=Visibility.STAFF)
    for name, sees in (("Võru vald", True), ("Tartu linn", False)):
        user = User.objects.create_user(f"{rows.municipality(name).code}@tervik.example")
        region = rows.municipality(name).region
        RegionAssignment.objects.create(user=user, region=region, role=RegionAssignment.Role.EDITOR)
        client.force_login(user)
        assert ("Piirkonna Inimene" in client.get(f"/et/services/{row.pk}/").content.decode()) is sees


def test_a_service_s_own_contact_goes_before_those_of_its_provider(client: Client):
    row = rows.service()
    rows.contact(row.organization, name="Üldine Inimene")
    rows.contact(row.organization, name="Õige Inimene").services.add(row)
    text = client.get(f"/et/services/{row.pk}/").content.decode()
    assert "Õige Inimene" in text
    assert "Üldine Inimene" not in text


def test_the_region_names_its_health_path_manager(client: Client):
    region = rows.municipality().region
    rows.contact(
        rows.provider(), name="Mari Maasikas", function="health_path_manager", region=region, phone="5550 0101"
    )
    text = client.get(f"/et/regions/{region.slug}/").content.decode()
    assert "Mari Maasikas" in text
    assert "5550 0101" in text


def test_a_region_without_a_health_path_manager_says_so(client: Client):
    assert "Kontakt ei ole veel teada." in client.get("/et/regions/vorumaa/").content.decode()
