"""What the public sees of who has joined."""

import csv
import io
import json
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from agreements.models import Membership, Tervik
from registry.models import Municipality, Organization, Region
from tests.factories import OrganizationFactory, PatientListFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/et/regions/raplamaa/members/"


@pytest.fixture
def tervik() -> Tervik:
    region = Region.objects.get(code="0071")
    return Tervik.objects.create(
        region=region, name="Raplamaa TERVIK", state="formed", form="by_agreement", formed_on="2026-01-01"
    )


def join(tervik: Tervik, party: Organization, member_from: str = "2026-01-01") -> None:
    Membership.objects.create(tervik=tervik, party=party, member_from=member_from, basis="leping")


@pytest.fixture
def met(tervik: Tervik) -> Tervik:
    """The quorum of Rapla, met on 10 February 2026."""
    provider = OrganizationFactory(name="Perearst Kask", municipality=Municipality.objects.get(code="0668"))
    PatientListFactory(
        list_code="N9001",
        provider=provider,
        municipalities=[Municipality.objects.get(code="0668")],
        valid_from=date(2020, 1, 1),
    )
    join(tervik, Organization.objects.get(name="SA Rapla Maakonnahaigla"))
    join(tervik, provider)
    for code in ("0293", "0317"):
        join(tervik, Organization.objects.get(municipality__code=code, roles__role="municipality"))
    join(tervik, Organization.objects.get(municipality__code="0503", roles__role="municipality"), "2026-02-10")
    return tervik


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_under_the_draft_nobody_is_told_to_be_obliged(client, met):
    text = text_of(client, ADDRESS + "?seis=2026-03-01")
    assert "Eelnõu järgi tekiks ülejäänutel kohustus liituda" in text
    assert "Arvud on seaduseelnõu järgi" in text
    assert "on kohustus liituda." not in text


def test_the_day_it_was_first_met_is_shown_from_then_on_and_not_before(client, met):
    assert "10.02.2026" in text_of(client, ADDRESS + "?seis=2026-02-10")
    assert "Kohustust liituda sellel päeval ei ole" in text_of(client, ADDRESS + "?seis=2026-02-09")


def test_members_and_those_who_have_not_joined_are_named(client, met):
    text = text_of(client, ADDRESS + "?seis=2026-03-01")
    assert text.index("Kehtna vald") < text.index("Rapla vald")
    assert "Ei ole liige" in text


def test_a_missing_figure_is_said(client, tervik):
    assert "mõni arv on puudu" in text_of(client, ADDRESS)


@pytest.mark.parametrize("written", ["31.02.2026", "2026-13-01", "homme", "9999-01-01", "<script>"])
def test_a_wrong_day_is_told_at_the_field(client, tervik, written):
    response = client.get(ADDRESS, {"seis": written})
    assert response.status_code == 200
    assert "Päev vajab parandamist" in response.content.decode()
    assert client.get("/et/regions/raplamaa/members.csv", {"seis": written}).status_code == 400
    assert client.get("/et/quorum.json", {"seis": written}).status_code == 400


def test_no_such_region(client):
    assert client.get("/et/regions/atlantis/members/").status_code == 404


@pytest.mark.parametrize(("language", "word"), [("ru", "Участник"), ("en", "Member")])
def test_in_the_readers_language(client, met, language, word):
    assert word in text_of(client, f"/{language}/regions/raplamaa/members/?seis=2026-03-01")


def test_the_table_and_the_figures_can_be_taken_along(client, met):
    body = client.get("/et/regions/raplamaa/members.csv?seis=2026-03-01").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body), delimiter=";"))
    assert {row["party"]: row["member"] for row in rows}["Rapla vald"] == "no"
    (figures,) = json.loads(client.get("/et/regions/raplamaa/members.json?seis=2026-03-01").content)
    assert figures["met"]
    assert figures["first_met_on"] == "2026-02-10"


def test_the_overview_names_all_fifteen_regions(client, met):
    text = text_of(client, "/et/quorum/?seis=2026-03-01")
    assert all(region.short_name in text for region in Region.objects.all())


def test_queries_do_not_grow_with_parties(client, met, django_assert_max_num_queries: DjangoAssertNumQueries):
    with django_assert_max_num_queries(12):
        client.get(ADDRESS)
    for number in range(20):
        PatientListFactory(list_code=f"N80{number:02}", municipalities=[Municipality.objects.get(code="0668")])
    with django_assert_max_num_queries(12):
        client.get(ADDRESS)
    with django_assert_max_num_queries(12):
        client.get("/et/quorum/")
