"""What the public sees of who has joined."""

import csv
import io
import json
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from agreements.models import Membership, QuorumRuleSet, Tervik
from registry.models import Municipality, Organization, PatientList, Region
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


def test_the_page_says_the_shares_of_the_rule_set_of_the_day(client, met):
    """T6: every number is data; a law that asks for other shares is told with its own numbers."""
    QuorumRuleSet.objects.create(
        code="seadus",
        status="in_force",
        legal_reference="seadus",
        hospitals_minimum=2,
        municipalities_numerator=3,
        municipalities_denominator=5,
        gp_numerator=1,
        gp_denominator=2,
        gp_unit="providers",
        valid_from="2026-03-01",
        approved_by_law_import=True,
    )
    before, after = (text_of(client, ADDRESS + f"?seis={day}") for day in ("2026-02-28", "2026-03-01"))
    assert "vähemalt 2/3 valdadest ja linnadest: vaja 3, kokku 4." in before
    assert "vähemalt 1/4 nimistutest" in before
    assert "vähemalt 3/5 valdadest ja linnadest: vaja 3, kokku 4." in after
    assert "vähemalt 1/2 perearstiabi osutajatest: vaja 1, kokku 1." in after
    assert "nii palju maakonna haiglaid: 2." in after
    assert "Nimistute järgi loetuna" in after


@pytest.mark.parametrize(("counts", "words"), [(False, "ei lähe ta haiglana arvesse"), (True, "siiski arvesse")])
def test_the_footnote_on_the_excluded_hospital_follows_the_rule_set(client, counts, words):
    """T6: whether it counts is a flag of the rule set."""
    QuorumRuleSet.objects.update(excluded_hospital_counts=counts)
    assert words in text_of(client, "/et/regions/laanemaa/members/?seis=2026-03-01")


@pytest.mark.parametrize(
    "address", [ADDRESS, "/et/quorum/", "/et/quorum.json", ADDRESS[:-1] + ".json", ADDRESS[:-1] + ".csv"]
)
def test_a_day_without_any_rule_set_is_told_and_is_no_failure(client, address):
    QuorumRuleSet.objects.update(valid_to=date(2026, 2, 28))
    assert client.get(address, {"seis": "2026-02-28"}).status_code == 200
    answer = client.get(address, {"seis": "2026-03-01"})
    assert answer.status_code == 404
    assert "ei kehti ükski reegel" in answer.content.decode()


def test_the_table_names_parties_as_imports_do_and_tells_the_voluntary_ones(client, met):
    """T3, T4: the code finds the party again in an import of memberships."""
    join(met, OrganizationFactory(name="Koduabi MTÜ"))
    body = client.get("/et/regions/raplamaa/members.csv?seis=2026-03-01").content.decode("utf-8-sig")
    rows = {row["party"]: row for row in csv.DictReader(io.StringIO(body), delimiter=";")}
    assert (rows["Rapla vald"]["code"], rows["Rapla vald"]["kind"]) == ("0668", "municipality")
    assert rows["SA Rapla Maakonnahaigla"]["kind"] == "hospital"
    assert (rows["Perearst Kask"]["kind"], rows["Perearst Kask"]["lists"]) == ("gp_provider", "1")
    assert (rows["Koduabi MTÜ"]["kind"], rows["Koduabi MTÜ"]["member"]) == ("voluntary", "yes")


def test_an_early_quorum_stands_in_the_timeline_on_its_own_day(client, met):
    """T7: the day is a fact, also before the earliest day that the page can be asked for."""
    Membership.objects.update(member_from=date(2019, 5, 1))
    PatientList.objects.update(valid_from=date(2015, 1, 1))
    text = text_of(client, ADDRESS + "?seis=2026-03-01")
    assert 'datetime="2019-05-01"' in text
    assert 'datetime="2020-01-01"' not in text
