"""Import of places and contacts."""

from datetime import time

import pytest

from registry.importing.runs import Wrong
from registry.models import Contact, Location, Schedule, SearchChange, Service, ServiceAtLocation

pytestmark = pytest.mark.django_db
PLACE = (
    "external_id,name_et,name_ru,organization_name,address,city,postal_code,municipality_code,latitude,longitude,"
    "wheelchair,hearing,sight,accessibility_et,phone,services\n"
    'p1,Kase keskus,Центр,Kase Hooldus OÜ,Kase 1,Elva,61507,0171,58.2225,"26,4211",jah,no,,Lift on,5550 0101,s1;s2\n'
)
CONTACT = (
    "external_id,organization_name,name,title_et,title_ru,function,region_code,email,phone,phone_public,visibility,"
    "services\n"
    "c1,Kase Hooldus OÜ,Mari Mänd,sotsiaaltöötaja,соцработник,social_worker,0079,mari@kase.example,5550 0102,ei,"
    "avalik,s1\n"
)


@pytest.fixture(autouse=True)
def services(imported):
    imported("services", "external_id\ns1\ns2\ns3\n")


def test_a_place_with_its_services(imported):
    imported("places", PLACE)
    place = Location.objects.get(external_id="p1")
    assert (place.name_ru, place.address, place.municipality.code) == ("Центр", "Kase 1, 61507 Elva", "0171")
    assert (place.latitude, place.longitude) == (58.2225, 26.4211)
    assert (place.wheelchair, place.hearing, place.sight) == ("yes", "no", "unknown")
    assert set(place.services.values_list("external_id", flat=True)) == {"s1", "s2"}
    assert ServiceAtLocation.history.count() == 2
    before = (Location.history.count(), SearchChange.objects.count())
    assert imported("places", PLACE).counts()["unchanged"] == 1
    assert (Location.history.count(), SearchChange.objects.count()) == before


def test_the_services_of_a_place_follow_the_cell_and_the_search_is_told(imported):
    imported("places", PLACE)
    SearchChange.objects.all().delete()
    imported("places", "external_id,services\np1,s2;s3\n")
    assert set(Location.objects.get().services.values_list("external_id", flat=True)) == {"s2", "s3"}
    told = set(SearchChange.objects.filter(kind="service").values_list("object_id", flat=True))
    assert told == set(Service.objects.values_list("pk", flat=True))
    assert ServiceAtLocation.history.filter(history_type="-").count() == 1


def test_a_service_with_hours_at_a_place_is_not_taken_away(imported):
    imported("places", PLACE)
    link = ServiceAtLocation.objects.get(service__external_id="s1")
    Schedule.objects.create(service_at_location=link, weekday=1, opens_at=time(9), closes_at=time(17))
    with pytest.raises(Wrong):
        imported("places", "external_id,services\np1,s2\n")
    assert ServiceAtLocation.objects.count() == 2


def test_a_service_that_no_table_can_name_stays_at_its_place(imported):
    imported("places", PLACE)
    by_hand = Service.objects.create(name_et="Käsitsi lisatud")
    ServiceAtLocation.objects.create(service=by_hand, location=Location.objects.get())
    imported("places", "external_id,services\np1,\n")
    assert list(Location.objects.get().services.all()) == [by_hand]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("latitude", "12"),
        ("longitude", "nan"),
        ("longitude", "kaugel"),
        ("wheelchair", "vist"),
        ("municipality_code", "9999"),
        ("municipality_code", ""),
        ("postal_code", "615071"),
        ("services", "s1;olematu"),
    ],
)
def test_a_wrong_cell_of_a_place(previewed, column, cell):
    names = ["external_id", "municipality_code", column] if column != "municipality_code" else ["external_id", column]
    values = {"external_id": "p1", "municipality_code": "0793", column: cell}
    plan = previewed("places", f"{','.join(names)}\n{','.join(values[name] for name in names)}\n")
    assert [one.column for one in plan.problems] == [column]


def test_a_place_without_a_municipality_is_where_its_organisation_sits(imported):
    imported("places", "external_id,organization_registry_code\np1,10833853\n")
    place = Location.objects.get()
    assert (place.municipality.code, place.name_et) == ("0917", "AS Lõuna-Eesti Haigla")


def test_a_contact(imported):
    imported("contacts", CONTACT)
    contact = Contact.objects.get(external_id="c1")
    assert (contact.organization.name, contact.title_ru) == ("Kase Hooldus OÜ", "соцработник")
    assert (contact.function, contact.region.code, contact.visibility) == ("social_worker", "0079", "public")
    assert not contact.phone_is_public
    assert [one.external_id for one in contact.services.all()] == ["s1"]
    assert imported("contacts", CONTACT).counts()["unchanged"] == 1
    imported("contacts", "external_id,region_code,function,services,visibility,phone_public\nc1,,,,,jah\n")
    contact.refresh_from_db()
    assert (contact.region, contact.function, contact.visibility) == (None, "", "network")
    assert contact.phone_is_public
    assert contact.services.count() == 0


def test_a_contact_is_for_the_network_unless_it_says_otherwise(imported):
    imported("contacts", "external_id,organization_name,phone\nc1,Kase Hooldus OÜ,5550 0102\n")
    contact = Contact.objects.get()
    assert (contact.visibility, contact.phone_is_public) == ("network", False)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("function", "ülemus"),
        ("region_code", "0099"),
        ("phone_public", "võib-olla"),
        ("visibility", "salajane"),
        ("email", "mari"),
        ("services", "olematu"),
    ],
)
def test_a_wrong_cell_of_a_contact(previewed, column, cell):
    plan = previewed("contacts", f"external_id,organization_name,{column}\nc1,Kase Hooldus OÜ,{cell}\n")
    assert [one.column for one in plan.problems] == [column]


def test_a_contact_without_an_organisation_is_refused(previewed):
    assert [one.column for one in previewed("contacts", "external_id\nc1\n").problems] == ["organization_registry_code"]
