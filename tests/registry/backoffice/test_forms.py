"""What forms accept: only rows of the editor's regions, in words that the registry knows."""

from datetime import date

import pytest

from registry.models import (
    Contact,
    Location,
    Organization,
    OrganizationAssignment,
    PatientList,
    RegionAssignment,
    SearchChange,
    Service,
    Shortcoming,
)
from registry.viewsets.register import VIEWSETS, viewset_of
from tests import factories

from .posting import filled
from .rows import KEPT_IN_REGIONS, name_of, row_in, stored, url

pytestmark = pytest.mark.django_db


def test_a_row_cannot_be_moved_to_another_region(home, abroad, enter):
    organization = factories.OrganizationFactory(municipality__region=home)
    elsewhere = factories.MunicipalityFactory(region=abroad)
    client, address = enter(factories.staff_of(home)), url(viewset_of(Organization), "edit", organization)
    answer = client.post(address, filled(client, address) | {"municipality": elsewhere.pk})
    assert answer.status_code == 200
    organization.refresh_from_db()
    assert organization.municipality.region == home


def test_a_row_without_a_seat_is_not_added_by_staff_of_a_region(home, enter):
    client, address = enter(factories.staff_of(home)), url(viewset_of(Organization), "add")
    answer = client.post(address, filled(client, address) | {"name": "Kodutu OÜ", "municipality": ""})
    assert answer.status_code == 200
    assert "teie piirkonda" in answer.content.decode()
    assert not Organization.objects.filter(name="Kodutu OÜ").exists()


def test_national_staff_add_a_row_without_a_seat(enter):
    client, address = enter(factories.national_editor()), url(viewset_of(Organization), "add")
    assert (
        client.post(address, filled(client, address) | {"name": "Riigiasutus", "municipality": ""}).status_code == 302
    )
    assert Organization.objects.filter(name="Riigiasutus").exists()


@pytest.mark.parametrize(
    ("model", "field", "make"),
    [
        (Service, "organization", lambda region: factories.OrganizationFactory(municipality__region=region)),
        (Location, "organization", lambda region: factories.OrganizationFactory(municipality__region=region)),
        (Location, "municipality", lambda region: factories.MunicipalityFactory(region=region)),
        (Contact, "organization", lambda region: factories.OrganizationFactory(municipality__region=region)),
        (Contact, "location", lambda region: factories.LocationFactory(organization__municipality__region=region)),
        (Contact, "region", lambda region: region),
        (PatientList, "provider", lambda region: factories.OrganizationFactory(municipality__region=region)),
        (PatientList, "municipalities", lambda region: factories.MunicipalityFactory(region=region)),
        (Shortcoming, "region", lambda region: region),
        (Shortcoming, "municipality", lambda region: factories.MunicipalityFactory(region=region)),
        (Shortcoming, "owner", lambda region: factories.staff_of(region)),
        (
            OrganizationAssignment,
            "organization",
            lambda region: factories.OrganizationFactory(municipality__region=region),
        ),
    ],
)
def test_a_row_names_no_row_of_another_region(model, field, make, home, abroad, enter):
    row, foreign = row_in(model, home), make(abroad)
    client, address = enter(factories.staff_of(home)), url(viewset_of(model), "edit", row)
    before = stored(row)
    answer = client.post(address, filled(client, address) | {field: foreign.pk})
    assert answer.status_code == 200
    assert answer.context["form"].errors[field]
    assert stored(row) == before


def test_a_list_has_one_provider_on_a_day(home, enter):
    """T6: a list that changes its provider gets a new row; the old one is closed first."""
    first = factories.PatientListFactory(provider__municipality__region=home)
    other = factories.OrganizationFactory(municipality__region=home)
    client, address = enter(factories.staff_of(home)), url(viewset_of(PatientList), "add")
    sent = filled(client, address) | {
        "list_code": first.list_code,
        "provider": other.pk,
        "municipalities": [other.municipality_id],
        "valid_from": "2026-06-01",
    }
    assert "Sulgege enne see" in client.post(address, sent).content.decode()
    client.post(url(viewset_of(PatientList), "close", first), {"last_day": "2026-05-31"})
    assert client.post(address, sent).status_code == 302
    assert PatientList.objects.filter(list_code=first.list_code).count() == 2


def test_a_service_may_serve_residents_of_another_region(home, abroad, enter):
    service = factories.ServiceFactory(organization__municipality__region=home)
    there = factories.MunicipalityFactory(region=abroad)
    client, address = enter(factories.staff_of(home)), url(viewset_of(Service), "edit", service)
    assert client.post(address, filled(client, address) | {"municipalities": [there.pk]}).status_code == 302
    assert list(service.municipalities.all()) == [there]


def test_a_service_is_placed_and_opened_in_one_form(home, enter):
    location = factories.LocationFactory(organization__municipality__region=home)
    client, address = enter(factories.staff_of(home)), url(viewset_of(Service), "add")
    answer = client.post(
        address,
        filled(client, address)
        | {
            "name_et": "Päevahoid",
            "organization": location.organization_id,
            "service_at_locations-TOTAL_FORMS": "1",
            "service_at_locations-0-location": location.pk,
            "service_at_locations-0-schedule_set-TOTAL_FORMS": "1",
            "service_at_locations-0-schedule_set-INITIAL_FORMS": "0",
            "service_at_locations-0-schedule_set-0-weekday": "1",
            "service_at_locations-0-schedule_set-0-opens_at": "09:00",
            "service_at_locations-0-schedule_set-0-closes_at": "17:00",
            "service_at_locations-0-scheduleexception_set-TOTAL_FORMS": "0",
            "service_at_locations-0-scheduleexception_set-INITIAL_FORMS": "0",
        },
    )
    assert answer.status_code == 302, answer.context["form"].errors
    service = Service.objects.get(name_et="Päevahoid")
    assert service.service_at_locations.get().schedule_set.get().weekday == 1
    assert SearchChange.objects.filter(kind="service", object_id=service.pk).exists()


def test_a_place_of_another_region_is_not_given_to_a_service(home, abroad, enter):
    service = factories.ServiceFactory(organization__municipality__region=home)
    foreign = factories.LocationFactory(organization__municipality__region=abroad)
    client, address = enter(factories.staff_of(home)), url(viewset_of(Service), "edit", service)
    rows = {
        "service_at_locations-TOTAL_FORMS": "1",
        "service_at_locations-0-location": foreign.pk,
        **{
            f"service_at_locations-0-{part}-{count}": "0"
            for part in ("schedule_set", "scheduleexception_set")
            for count in ("TOTAL_FORMS", "INITIAL_FORMS")
        },
    }
    assert client.post(address, filled(client, address) | rows).status_code == 200
    assert not service.service_at_locations.exists()


def test_a_part_of_another_row_is_not_taken_over(home, abroad, enter):
    own = factories.OrganizationFactory(municipality__region=home, roles=["other"])
    foreign = factories.OrganizationFactory(municipality__region=abroad, roles=["ambulance"])
    client, address = enter(factories.staff_of(home)), url(viewset_of(Organization), "edit", own)
    said = filled(client, address) | {"roles-0-id": foreign.roles.get().pk, "roles-0-role": "hospital"}
    client.post(address, said)
    assert foreign.roles.get().role == "ambulance"
    assert [role.role for role in own.roles.all()] == ["other"]


def test_a_name_in_estonian_is_required(home, enter):
    service = factories.ServiceFactory(organization__municipality__region=home)
    client, address = enter(factories.staff_of(home)), url(viewset_of(Service), "edit", service)
    answer = client.post(address, filled(client, address) | {"name_et": ""})
    assert answer.context["form"].errors["name_et"]


def test_a_copy_opens_filled_and_leaves_the_original(home, enter):
    service = factories.ServiceFactory(organization__municipality__region=home, external_id="x1")
    client, address = enter(factories.staff_of(home)), url(viewset_of(Service), "copy", service)
    assert client.post(address, {"name_et": "Muudetud"}).status_code == 405
    said = filled(client, address)
    assert said["name_et"] == service.name_et
    assert not said["external_id"]
    assert client.post(url(viewset_of(Service), "add"), said).status_code == 302
    assert Service.objects.filter(name_et=service.name_et).count() == 2


@pytest.mark.parametrize("viewset", [one for one in VIEWSETS if one.has("edit")], ids=name_of)
def test_what_is_opened_can_be_saved_as_it_is(viewset, home, enter):
    row = row_in(viewset.model, home)
    client, address = enter(factories.national_editor()), url(viewset, "edit", row)
    said = filled(client, address)
    if viewset.name == "errorreport":
        said["answer"] = "Parandasime."
    answer = client.post(address, said)
    assert answer.status_code == 302, answer.context["form"].errors


GARBAGE = {"nul": "\x00", "long": "🙈" * 500, "minus": "-1", "huge": "9" * 23, "day": "31.02.2026"}


@pytest.mark.parametrize("viewset", [one for one in VIEWSETS if one.has("edit")], ids=name_of)
def test_garbage_in_a_form_is_answered(viewset, home, enter):
    """In its fields, and in the counts of rows that a form with rows sends."""
    client, address = enter(factories.national_editor()), url(viewset, "edit", row_in(viewset.model, home))
    said = filled(client, address)
    counts = {name: value for name, value in said.items() if name.endswith("_FORMS")}
    for name, junk in GARBAGE.items():
        all_junk = dict.fromkeys(said, junk)
        for sent in (all_junk | counts, all_junk) if counts else (all_junk,):
            assert client.post(address, sent).status_code in {200, 302}, name


@pytest.mark.parametrize("viewset", [one for one in VIEWSETS if one.has("edit")], ids=name_of)
def test_an_empty_form_is_answered(viewset, home, enter):
    client = enter(factories.national_editor())
    for address in (
        url(viewset, "edit", row_in(viewset.model, home)),
        url(viewset, "add") if viewset.has("add") else "",
    ):
        assert not address or client.post(address, {}).status_code in {200, 302}


in_addresses = pytest.mark.parametrize("junk", ["\x00", "9" * 23, "abc🙈%"], ids=["nul", "huge", "words"])


@pytest.mark.parametrize("viewset", VIEWSETS, ids=name_of)
@in_addresses
def test_garbage_in_a_list_address_is_answered(viewset, junk, home, enter):
    row_in(viewset.model, home)
    client, index = enter(factories.staff_of(home)), url(viewset, "index_results")
    for name in ("q", "ordering", *getattr(viewset.filterset_class, "base_filters", ())):
        assert client.get(index, {name: junk}).status_code in {200, 404}, name


@in_addresses
@pytest.mark.parametrize("name", ["p", "export"])
def test_garbage_in_what_every_list_has_is_answered(name, junk, home, enter):
    index = url(viewset_of(Organization), "index")
    assert enter(factories.staff_of(home)).get(index, {name: junk}).status_code in {200, 404}


def test_an_editor_who_lost_the_region_while_the_form_was_open_changes_nothing(home, enter):
    organization, editor = factories.OrganizationFactory(municipality__region=home), factories.staff_of(home)
    client, address = enter(editor), url(viewset_of(Organization), "edit", organization)
    said = filled(client, address) | {"name": "Muu OÜ"}
    RegionAssignment.objects.filter(user=editor).delete()
    assert client.post(address, said).status_code == 404
    assert not Organization.objects.filter(name="Muu OÜ").exists()


def test_a_shortcoming_does_not_end_without_an_answer(home, enter):
    shortcoming = factories.ShortcomingFactory(region=home)
    client, address = enter(factories.staff_of(home)), url(viewset_of(Shortcoming), "edit", shortcoming)
    said = filled(client, address) | {"state": "settled"}
    assert client.post(address, said).context["form"].errors["answer"]
    assert client.post(address, said | {"answer": "Leidsime osutaja."}).status_code == 302


def test_closing_asks_for_a_day_that_is_not_before_the_first(home, enter):
    organization = factories.OrganizationFactory(municipality__region=home, valid_from=date(2026, 5, 1))
    client, address = enter(factories.staff_of(home)), url(viewset_of(Organization), "close", organization)
    assert client.post(address, {"last_day": "2026-04-30"}).status_code == 200
    assert client.post(address, {"last_day": "31.02.2026"}).status_code == 200
    assert client.post(address, {"last_day": "2026-06-30"}).status_code == 302
    organization.refresh_from_db()
    assert organization.valid_to == date(2026, 6, 30)


@pytest.mark.parametrize("viewset", [one for one in KEPT_IN_REGIONS if one.has("delete")], ids=name_of)
def test_what_nothing_refers_to_is_deleted(viewset, home, enter):
    row, client = row_in(viewset.model, home), enter(factories.staff_of(home))
    assert client.post(url(viewset, "delete", row)).status_code == 302
    assert stored(row) is None


def test_what_something_refers_to_is_not_deleted_and_the_page_says_why(home, enter):
    service = factories.ServiceFactory(organization__municipality__region=home)
    client, address = enter(factories.staff_of(home)), url(viewset_of(Organization), "delete", service.organization)
    for answer in (client.get(address), client.post(address)):
        assert "teenused (1)" in answer.content.decode()
    assert stored(service.organization)


def test_a_person_is_named_by_an_email_that_exists(home, enter):
    organization, person = factories.OrganizationFactory(municipality__region=home), factories.UserFactory()
    client, address = enter(factories.staff_of(home)), url(viewset_of(OrganizationAssignment), "add")
    said = filled(client, address) | {"organization": organization.pk}
    assert client.post(address, said | {"email": "eikeegi@post.example"}).context["form"].errors["email"]
    assert client.post(address, said | {"email": person.email.upper()}).status_code == 302
    assert organization.assignments.get().user == person


def test_a_part_given_in_the_back_office_opens_it(home, enter):
    person = factories.UserFactory()
    client, address = enter(factories.national_editor()), url(viewset_of(RegionAssignment), "add")
    said = filled(client, address) | {"user": person.pk, "region": home.pk, "role": "editor"}
    assert client.post(address, said).status_code == 302
    part = RegionAssignment.objects.get(user=person)
    assert enter(person).get(url(viewset_of(Organization), "index")).status_code == 200
    assert client.post(url(viewset_of(RegionAssignment), "delete", part)).status_code == 302
    assert enter(person).get(url(viewset_of(Organization), "index")).status_code in {302, 403}


def test_more_rows_at_once_than_a_person_adds_are_refused_and_nothing_is_saved(home, enter):
    location = row_in(Location, home)
    client, address = enter(factories.staff_of(home)), url(viewset_of(Location), "edit", location)
    said = filled(client, address) | {"name_et": "Muu", "schedule_set-TOTAL_FORMS": "500"}
    answer = client.post(address, said)
    assert answer.status_code == 200
    assert "20" in str(answer.context["form"].formsets["schedule_set"].non_form_errors())
    assert Location.objects.get(pk=location.pk).name != "Muu"
