"""The list to take along: collected without an account, sent by link, nothing kept about the person."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from registry.public.take_along import COOKIE, MOST, parse_ids

from . import rows

pytestmark = pytest.mark.django_db


def add(client: Client, pk: object, **values: str):
    return client.post("/et/list/add/", {"service": pk, **values})


@pytest.mark.parametrize("text", ["abc", "", "1-", "-1", "1--2", "0", "1,2", "1-2-x", "1 2", "１", "1" * 30])
def test_what_is_no_list_of_ids_is_refused(text: str):
    with pytest.raises(ValueError):
        parse_ids(text)


def test_ten_thousand_ids_are_cut_and_doubles_dropped():
    assert len(parse_ids("-".join(str(pk) for pk in range(1, 10_001)))) == MOST
    assert parse_ids("7-7-3") == (7, 3)


@pytest.mark.parametrize("path", ["/et/list/abc/", "/et/list/1-x/", "/et/list/abc/pdf/", "/et/list/987654321/pdf/"])
def test_an_address_that_is_no_list_is_not_found(client: Client, path: str):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("pk", ["", "abc", "0", "-1", "987654321", "9" * 40])
def test_only_a_published_service_can_be_added(client: Client, pk: str):
    assert add(client, pk).status_code == 404
    assert COOKIE not in client.cookies


def test_a_service_that_ended_cannot_be_added(client: Client):
    assert add(client, rows.service(valid_to=rows.ago(1)).pk).status_code == 404


@pytest.mark.parametrize("path", ["add", "remove", "clear"])
def test_a_link_alone_never_changes_the_list(client: Client, path: str):
    assert client.get(f"/et/list/{path}/").status_code == 405


def test_another_site_cannot_change_the_list(client: Client):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/et/list/add/", {"service": rows.service().pk}).status_code == 403


@pytest.mark.parametrize("address", ["https://kuri.example/", "//kuri.example/", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_off_the_site(client: Client, address: str):
    answer = add(client, rows.service().pk, next=address)
    assert answer["Location"] == "/et/list/"


def test_after_adding_the_reader_is_back_at_the_same_card(client: Client):
    row = rows.service()
    answer = add(client, row.pk, next="/et/find/?q=abi#vana")
    assert answer["Location"] == f"/et/find/?q=abi#teenus-{row.pk}"


def test_what_was_added_stands_in_the_list_and_in_the_bar(client: Client):
    row = rows.service(name="Toit koju")
    add(client, row.pk)
    assert "Toit koju" in client.get("/et/list/").content.decode()
    text = client.get(f"/et/services/{row.pk}/").content.decode()
    assert "Nimekirjas <strong>1 teenus</strong>" in text
    assert "Nimekirjas, võta välja" in text


def test_what_was_taken_out_is_gone_and_the_bar_with_it(client: Client):
    row = rows.service()
    add(client, row.pk)
    client.post("/et/list/remove/", {"service": row.pk})
    assert "Nimekirjas ei ole veel midagi." in client.get("/et/list/").content.decode()
    assert "take-along" not in client.get(f"/et/services/{row.pk}/").content.decode()


def test_a_service_that_ended_meanwhile_is_told_and_can_be_taken_out(client: Client):
    row = rows.service(name="Lõppev teenus")
    add(client, row.pk)
    row.valid_to = rows.ago(1)
    row.save()
    text = client.get("/et/list/").content.decode()
    assert "Lõppev teenus" not in text
    assert "1 teenust enam ei pakuta." in text
    assert client.post("/et/list/remove/", {"service": row.pk}).status_code == 302


def test_the_whole_list_can_be_emptied(client: Client):
    add(client, rows.service().pk)
    client.post("/et/list/clear/")
    assert client.cookies[COOKIE].value == ""


def test_a_forged_cookie_is_an_empty_list(client: Client):
    client.cookies[COOKIE] = f"{rows.service().pk}:forged"
    assert "Nimekirjas ei ole veel midagi." in client.get("/et/list/").content.decode()


def test_the_server_keeps_nothing(client: Client):
    add(client, rows.service().pk)
    assert Session.objects.count() == 0
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""


def test_the_link_shows_the_same_services_to_somebody_else_in_their_language(client: Client):
    first = rows.service(name="Toit koju", name_ru="Еда на дом")
    second = rows.service(name="Häirenupp", organization=first.organization)
    text = Client().get(f"/ru/list/{second.pk}-{first.pk}/").content.decode()
    assert text.index("Häirenupp") < text.index("Еда на дом")
    assert "Очистить список" not in text
