"""The other pages: types, regions, providers, places, glossary."""

import pytest
from django.test import Client

from registry.models import GlossaryTerm, Organization, OrganizationRole, Service

from . import rows

pytestmark = pytest.mark.django_db


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "path", ["service-types/ei-ole/", "regions/kuskilmaa/", "regions/kuskilmaa/services/", "providers/987654321/"]
)
def test_what_is_not_known_is_not_found(client: Client, path: str):
    assert client.get(f"/et/{path}").status_code == 404


def test_a_closed_provider_and_a_closed_place_are_not_found(client: Client):
    assert client.get(f"/et/providers/{rows.provider(valid_to=rows.ago(1)).pk}/").status_code == 404
    assert client.get(f"/et/places/{rows.place(valid_to=rows.ago(1)).pk}/").status_code == 404


def test_where_nobody_offers_it_the_law_makes_the_municipality_responsible(client: Client):
    antsla = Organization.objects.get(municipality__name="Antsla vald", roles__role=OrganizationRole.Role.MUNICIPALITY)
    antsla.phone = "5550 0130"
    antsla.save()
    page = text(client, "/et/service-types/kov_koduteenus/?koht=0142")
    assert "Seaduse järgi korraldab Antsla vald." in page
    assert "tel:+37255500130" in page
    assert f"/et/providers/{antsla.pk}/" in page


def test_where_somebody_offers_it_the_page_names_them(client: Client):
    rows.service("Antsla vald", name="Koduabi Antslas")
    page = text(client, "/et/service-types/kov_koduteenus/?koht=0142")
    assert "Koduabi Antslas, MTÜ Võru Abikäsi" in page
    assert "Seaduse järgi korraldab" not in page


def test_a_closed_offer_is_no_offer(client: Client):
    rows.service("Antsla vald", name="Koduabi Antslas", valid_to=rows.ago(1))
    assert "Koduabi Antslas" not in text(client, "/et/service-types/kov_koduteenus/")


@pytest.mark.parametrize("code", ["", "9999", "<b>", "0142' OR 1=1"])
def test_an_unknown_municipality_shows_them_all(client: Client, code: str):
    page = client.get("/et/service-types/kov_koduteenus/", {"municipality": code}).content.decode()
    assert page.count("<details") == 15
    assert page.count("Seaduse järgi korraldab") == 78


def test_a_state_service_makes_no_municipality_responsible(client: Client):
    page = text(client, "/et/service-types/ska_rehab/")
    assert "Seaduse järgi korraldab" not in page
    assert "Seda teenust korraldab Sotsiaalkindlustusamet." in page


def test_all_thirty_two_types_are_listed_by_field(client: Client):
    page = text(client, "/et/service-types/")
    assert page.count("/et/service-types/") - page.count('hreflang="et"') >= 32
    assert "Valdkondadeülene teenus" in page


def test_what_is_shown_of_all_counties_on_one_page_is_reached_from_their_list(client: Client):
    page = text(client, "/ru/regions/")
    for path in ("quorum", "councils", "measures", "coverage"):
        assert f'href="/ru/{path}/"' in page


@pytest.mark.parametrize(
    ("offers", "words"), [(True, "pakutakse 1 vallas või linnas 5-st"), (False, "pakkujat ei ole")]
)
def test_a_county_says_in_how_many_municipalities_somebody_offers(client: Client, offers: bool, words: str):
    if offers:
        rows.service()
    page = text(client, "/et/service-types/kov_koduteenus/")
    county = page.split("<summary><span>Võru maakond</span>")[1].split("</summary>")[0]
    assert words in county


def test_the_region_counts_what_is_published_for_its_residents(client: Client):
    rows.service("Võru vald", "Antsla vald")
    rows.service("Tartu linn", organization=rows.provider(name="Tartu oma"))
    page = text(client, "/et/regions/vorumaa/")
    assert "Koduteenus (1)" in page
    assert "AS Lõuna-Eesti Haigla" in page
    assert page.count('<td class="num">1</td>') == 2
    assert page.count('<td class="num">0</td>') == 3


def test_the_sub_navigation_marks_where_the_reader_is(client: Client):
    page = text(client, "/et/regions/vorumaa/coverage/")
    assert '<a href="/et/regions/vorumaa/coverage/" aria-current="page">Kaetus</a>' in page
    assert page.index("Ülevaade") < page.index(">Teenused<") < page.index(">Kaetus<")


def test_the_services_of_a_region_come_page_by_page(client: Client):
    organization = rows.provider()
    for number in range(21):
        rows.service(name=f"Teenus {number:02d}", organization=organization)
    assert "21 teenust" in text(client, "/et/regions/vorumaa/services/")
    assert "Teenus 20" in text(client, "/et/regions/vorumaa/services/?lk=2")
    assert "Teenus 20" in text(client, "/et/regions/vorumaa/services/?lk=99999")
    assert "Teenus 00" in text(client, "/et/regions/vorumaa/services/?lk=abc")


def test_the_services_of_a_region_can_be_narrowed_to_a_type(client: Client):
    organization = rows.provider()
    rows.service(name="Kodus abiks", organization=organization)
    rows.service(name="Liikumine", organization=organization, service_type=rows.kind("th_fysio"))
    page = text(client, "/et/regions/vorumaa/services/?liik=th_fysio")
    assert "Liikumine" in page
    assert "Kodus abiks" not in page
    assert "Kodus abiks" in text(client, "/et/regions/vorumaa/services/?liik=ei-ole")


def test_a_county_of_which_none_is_missing_stands_for_its_municipalities(client: Client):
    names = ["Antsla vald", "Rõuge vald", "Setomaa vald", "Võru linn", "Võru vald"]
    rows.service(*names, "Tartu linn", name="Laia haardega")
    page = text(client, "/et/regions/vorumaa/services/")
    assert "<dd>Tartu linn, Võrumaa</dd>" in page


def test_a_provider_shows_its_published_services_only(client: Client):
    organization = rows.provider(is_verified=False)
    rows.service(name="Kehtiv", organization=organization)
    rows.service(name="Lõppenud", organization=organization, valid_to=rows.ago(1))
    page = text(client, f"/et/providers/{organization.pk}/")
    assert "Kehtiv" in page
    assert "Lõppenud" not in page
    assert "Organisatsioon on üle vaatamata." in page


def test_a_place_shows_what_is_given_there(client: Client):
    location = rows.place(transportation="Buss nr 4")
    rows.given_at(rows.service(name="Toit koju", cost=Service.Cost.FREE), location)
    page = text(client, f"/et/places/{location.pk}/")
    assert "Kandle 9" in page
    assert "Buss nr 4" in page
    assert "Toit koju" in page


def test_a_place_without_a_phone_of_its_own_is_reached_by_that_of_its_organisation(client: Client):
    location = rows.place(organization=rows.provider(phone="5550 0177"))
    assert "tel:+37255500177" in text(client, f"/et/places/{location.pk}/")


def test_the_glossary_explains_in_the_reader_s_language(client: Client):
    GlossaryTerm.objects.create(code="proov", term="Proovisõna", explanation="Selgitus.", term_ru="Пробное слово")
    page = text(client, "/ru/glossary/")
    assert "Пробное слово" in page
    assert '<span lang="et">Selgitus.</span>' in page
