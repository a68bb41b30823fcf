"""The finder's page: what a reader writes, and what stands on the page."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


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
