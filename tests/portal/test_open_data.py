"""Open data: what the public site shows, as HSDS 3.1 objects; read only, in pages, cacheable, without people."""

import json
import os
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator

from portal.open_data.ids import id_of, key_of
from registry.models import Service
from tests.registry.public import rows

pytestmark = pytest.mark.django_db

KINDS = ("organizations", "services", "locations", "service_at_locations")
SCHEMAS = Path(os.environ.get("HSDS_SCHEMAS", settings.BASE_DIR.parent / "shared" / "hsds" / "schema"))
NEEDED = {
    "organizations": {"id", "name", "description"},
    "services": {"id", "name", "status", "organization_id", "last_modified"},
    "locations": {"id", "location_type", "addresses"},
    "service_at_locations": {"id", "service_id", "location_id", "service", "location"},
}


@pytest.fixture
def service() -> Service:
    """A service of which much is known, at a place of which much is known."""
    provider = rows.provider(registry_code="10000018", email="abi@abi.example", website="https://abi.example/")
    provider.roles.create(role="social_provider")
    row = rows.service(
        organization=provider,
        description="Hooldaja käib teie juures.",
        description_ru="Помощник приходит к вам.",
        phone="5550 0142",
        waiting_days=7,
        checked_on=rows.ago(3),
    )
    row.languages.add(1)
    place = rows.place(organization=provider, wheelchair="yes", latitude=57.8, longitude=27.0)
    rows.given_at(row, place, phone="5550 0143", description="Teine uks.")
    rows.contact(provider, name="Tiina Kask", phone="5550 0118")
    return row


def asked(client: Client, kind: str, language: str = "et", **parameters: object) -> dict:
    answer = client.get(f"/{language}/open-data/hsds/{kind}/", parameters)
    assert answer.status_code == 200
    return answer.json()


def closed(schema: dict) -> dict:
    """The schema, refusing fields that HSDS does not have: a slip in a name must not pass as an extension."""
    parts = {name: closed(part) for name, part in schema.get("properties", {}).items()}
    items = {"items": closed(schema["items"])} if "items" in schema else {}
    return schema | items | ({"properties": parts, "additionalProperties": False} if parts else {})


def faults(value: object, schema: dict) -> list[str]:
    """What of a value a schema of HSDS forbids: types, choices, formats, what is required."""
    checker = Draft202012Validator(closed(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{fault.json_path}: {fault.message}" for fault in checker.iter_errors(value)]


def schema_of(kind: str) -> dict:
    name = kind.removesuffix("s")
    if not SCHEMAS.is_dir():
        pytest.skip("the schemas of HSDS 3.1 are missing: HSDS_SCHEMAS names their folder")
    if name == "location":
        at_location = json.loads((SCHEMAS / "compiled" / "service_at_location.json").read_text(encoding="utf-8"))
        return at_location["properties"]["location"]
    return json.loads((SCHEMAS / "compiled" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_is_as_hsds_wants_it(client: Client, service, kind: str):
    contents = asked(client, kind, per_page=200)["contents"]
    assert contents
    assert [fault for one in contents for fault in faults(one, schema_of(kind))] == []


def test_the_schemas_refuse_what_hsds_does_not_know(client: Client, service):
    (one, *_) = asked(client, "services", per_page=200)["contents"]
    broken = {**one, "status": "maybe", "url": "no address", "hinnad": 1}
    assert len(faults(broken, schema_of("services"))) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_says_what_it_must_and_is_found_by_its_identifier(client: Client, service, kind: str):
    for one in asked(client, kind, per_page=200)["contents"][-3:]:
        assert set(one) >= NEEDED[kind]
        assert client.get(f"/et/open-data/hsds/{kind}/{one['id']}/").json() == one


def test_what_is_not_public_is_not_there(client: Client, service):
    closed = rows.service(valid_to=rows.ago(1), name="Lõppenud")
    future = rows.service(valid_from=timezone.localdate() + timedelta(days=2), name="Alles tuleb")
    said = json.dumps([asked(client, kind, per_page=200) for kind in KINDS], ensure_ascii=False)
    for hidden in ("Lõppenud", "Alles tuleb", "Tiina Kask", "5550 0118"):
        assert hidden not in said
    for row in (closed, future):
        identifier = id_of(settings.WAGTAILADMIN_BASE_URL, "service", row.pk)
        assert client.get(f"/et/open-data/hsds/services/{identifier}/").status_code == 404


def test_an_identifier_of_another_kind_or_installation_is_not_found(client: Client, service):
    site = settings.WAGTAILADMIN_BASE_URL
    for identifier in (
        id_of(site, "location", service.pk),
        id_of("https://muu.example", "service", service.pk),
        uuid4(),
    ):
        assert client.get(f"/et/open-data/hsds/services/{identifier}/").status_code == 404
    assert key_of(site, "service", id_of(site, "service", 2**40)) == 2**40
    assert client.get("/et/open-data/hsds/persons/").status_code == 404


def test_it_speaks_the_reader_s_language(client: Client, service):
    assert asked(client, "services", "ru")["contents"][-1]["description"] == "Помощник приходит к вам."
    assert asked(client, "services")["contents"][-1]["description"] == "Hooldaja käib teie juures."


def test_pages_are_of_the_size_asked_and_the_last_one_says_so(client: Client):
    made = [rows.service(name=f"Teenus {number}").pk for number in range(5)]
    first, last = asked(client, "services", per_page=3), asked(client, "services", per_page=3, page=2)
    assert (first["total_items"], first["total_pages"], first["size"], first["last_page"]) == (len(made), 2, 3, False)
    assert (last["page_number"], last["size"], last["first_page"], last["last_page"]) == (2, 2, False, True)
    assert asked(client, "services", page=999)["empty"] is True
    for odd in ("-1", "0", "abc", "9" * 40, "²", ""):
        assert asked(client, "services", per_page=odd, page=odd)["page_number"] >= 1


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(client: Client, service, method: str):
    assert getattr(client, method)("/et/open-data/hsds/services/").status_code == 405


def test_it_may_be_kept_and_is_sent_again_only_when_it_changed(client: Client, service):
    answer = client.get("/et/open-data/hsds/services/")
    assert "max-age=300" in answer["Cache-Control"]
    assert "public" in answer["Cache-Control"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    again = {"if-none-match": answer["ETag"]}
    assert client.get("/et/open-data/hsds/services/", headers=again).status_code == 304
    Service.objects.filter(pk=service.pk).update(name_et="Uus nimi")
    assert client.get("/et/open-data/hsds/services/", headers=again).status_code == 200


def test_the_example_is_told(client: Client, service):
    assert client.get("/et/open-data/hsds/").json()["is_example"] is False
    cache.set("is_example", True, None)
    assert client.get("/et/open-data/hsds/").json()["is_example"] is True
    assert asked(client, "services")["contents"][-1]["alert"] == "Näidis."
    assert asked(client, "locations")["is_example"] is True


@pytest.mark.parametrize("kind", KINDS)
def test_the_queries_of_a_page_do_not_grow_with_its_rows(client: Client, service, kind: str):
    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            asked(client, kind, per_page=200)
        return len(queries)

    few = counted()
    for number in range(4):
        provider = rows.provider(name=f"Osutaja {number}")
        rows.given_at(rows.service(organization=provider), rows.place(organization=provider))
    assert counted() == few <= 6


def test_people_are_led_to_the_parts(client: Client):
    page = client.get("/ru/open-data/").content.decode()
    assert "Открытые данные" in page
    for kind in KINDS:
        assert f'href="/ru/open-data/hsds/{kind}/"' in page
    assert 'href="/ru/open-data/"' in client.get("/ru/").content.decode()
