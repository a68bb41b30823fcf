"""The finder's page: what a reader writes, and what stands on the page."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from registry.models import Contact, Region, ServiceType, Situation
from registry.models.contacts import CoordinationFunction, Visibility
from tests.factories import OrganizationFactory
from tests.search.factories import make_service

pytestmark = pytest.mark.django_db
Build = Callable[[], None]


@pytest.mark.parametrize(
    "garbage",
    [
        "q=%00%ff&koht=%00",
        "lk=abc",
        "lk=-1",
        "lk=99999999999999999999",
        "lk=²",
        "hind=free&hind=free&hind='; drop table",
        "liik=" + "x" * 3000,
        "keel=et&keel=xx&ligi=wheelchair&ligi=",
        "kontrollitud=maybe&jarjest=zzz",
        "koht=" + "õ" * 500,
        "q=" + "a" * 5000,
    ],
)
@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_whatever_stands_in_the_address_a_page_answers(client: Client, language: str, garbage: str):
    assert client.get(f"/{language}/find/?{garbage}").status_code == 200


def test_no_such_situation(client: Client):
    assert client.get("/et/situations/eiole/").status_code == 404


def test_the_front_page_names_situations(client: Client):
    assert "Mälu halveneb" in client.get("/et/").content.decode()


def test_an_unknown_place_is_said_and_names_are_offered(client: Client):
    page = client.get("/et/find/", {"koht": "Rõgue vald"}).content.decode()
    assert "Rõuge vald" in page
    assert "?koht=R%C3%B5uge+vald" in page


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_a_name_of_several_places_asks_which_and_shows_all_of_estonia(client: Client, build: Build, language: str):
    make_service("Koduteenus", municipalities=("Tallinn",))
    build()
    page = client.get(f"/{language}/find/", {"koht": "Võru", "kus": "home"}).content.decode()
    assert "?koht=V%C3%B5ru+linn&amp;kus=home" in page


def test_where_nothing_is_found_there_is_what_to_try_and_whom_to_call(client: Client, build: Build):
    build()
    manager = Contact.objects.create(
        organization=OrganizationFactory(),
        function=CoordinationFunction.HEALTH_PATH_MANAGER,
        region=Region.objects.get(slug="vorumaa"),
        phone="+372 5550 0101",
        phone_is_public=True,
        visibility=Visibility.PUBLIC,
    )
    address = {"q": "kosmoselend", "koht": "Võru linn", "hind": "free"}
    page = client.get("/et/find/", address).content.decode()
    assert "Ühtegi teenust ei leidnud" in page
    assert 'href="?q=kosmoselend&amp;koht=V%C3%B5ru+linn"' in page
    assert 'href="?q=kosmoselend&amp;hind=free"' in page
    assert "+37255500101" in page
    assert "116 006" in page
    manager.phone_is_public = False
    manager.save()
    assert "5550 0101" not in client.get("/et/find/", address).content.decode()


def test_a_result_answers_without_opening_and_ticks_carry_counts(client: Client, build: Build):
    make_service(
        "Toit koju",
        kind="kov_koduteenus",
        municipalities=("Võru linn",),
        at_home=True,
        cost="free",
        referral="none",
        phone="+372 5550 0142",
    )
    make_service("Koduabi", kind="kov_koduteenus", municipalities=("Võru linn",), at_home=True, cost="fee")
    build()
    page = client.get("/et/find/", {"koht": "Võru linn"}).content.decode()
    for said in ("Leidsime 2 teenust", "Toit koju", "Kellele", "Kus", "Maksumus", "Kuidas saada", "+37255500142"):
        assert said in page
    assert 'name="hind" value="free">Tasuta<span class="choice__count">1</span>' in page
    free = client.get("/et/find/", {"koht": "Võru linn", "hind": "free"}).content.decode()
    assert "Leidsime 1 teenuse" in free
    assert 'name="hind" value="free" checked' in free
    assert 'name="hind" value="fee">Maksate ise<span class="choice__count">1</span>' in free
    assert '<a class="chip" href="?koht=V%C3%B5ru+linn">Tasuta' in free


@pytest.mark.parametrize("page", ["999", "3"])
def test_a_page_after_the_last_one_leads_back(client: Client, build: Build, page: str):
    make_service("Koduteenus")
    build()
    answer = client.get("/et/find/", {"lk": page})
    assert answer.status_code == 302
    assert answer["Location"] == "?"


def test_further_results_stand_on_further_pages(client: Client, build: Build):
    for number in range(23):
        make_service(f"Koduteenus {number}")
    build()
    first = client.get("/et/find/", {"q": "koduteenus"}).content.decode()
    assert 'href="?q=koduteenus&amp;lk=2" rel="next">Näita veel 3 teenust' in first
    second = client.get("/et/find/", {"q": "koduteenus", "lk": "2"}).content.decode()
    assert second.count('class="result"') == 3
    assert 'href="?q=koduteenus" rel="prev"' in second


def test_a_situation_shows_services_of_its_kinds_alone(client: Client, build: Build):
    situation = Situation.objects.exclude(service_types=None).first()
    kind = situation.service_types.first()
    make_service("Sobiv", kind=kind.code)
    other = ServiceType.objects.exclude(situations=situation).first()
    make_service("Muu", kind=other.code)
    build()
    page = client.get(f"/et/situations/{situation.slug}/").content.decode()
    assert situation.name in page
    assert "Sobiv" in page
    assert ">Muu<" not in page
    assert client.get(f"/et/situations/{situation.slug}/?liik={other.code}").status_code == 200


def test_words_of_the_reader_are_shown_as_text(client: Client, build: Build):
    build()
    page = client.get("/et/find/", {"q": "<script>alert(1)</script>", "koht": '"><b>'}).content.decode()
    assert "<script>alert" not in page
    assert "<b>" not in page.split('name="koht"')[1].split(">")[0]


def test_queries_do_not_grow_with_services_and_stay_within_twelve(client: Client, build: Build):
    make_service("Koduteenus 1", kind="kov_koduteenus", municipalities=("Võru linn",), provider="A")
    build()
    address = {"q": "koduteenus", "koht": "Võru linn", "jarjest": "lahedus"}
    client.get("/et/find/", address)
    with CaptureQueriesContext(connection) as few:
        client.get("/et/find/", address)
    for number in range(2, 20):
        make_service(
            f"Koduteenus {number}", kind="kov_koduteenus", municipalities=("Võru linn", "Tallinn"), provider="B"
        )
    build()
    client.get("/et/find/", address)
    with CaptureQueriesContext(connection) as many:
        client.get("/et/find/", address)
    assert len(few) == len(many) <= 12


@pytest.mark.parametrize("path", ["", "find/?q=midagi+mida+ei+ole", "situations/kodus-enam-uksi-ei-saa/"])
def test_other_pages_stay_within_twelve_queries(client: Client, build: Build, path: str):
    build()
    client.get(f"/ru/{path}")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/ru/{path}")
    assert len(queries) <= 12
