"""What every page stands in: languages, headers, error pages, sitemap, robots, the one login."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from portal import error_views
from tests.factories import LocationFactory, OrganizationFactory

pytestmark = pytest.mark.django_db

LANGUAGES = ("et", "ru", "en")
PUBLIC = ("", "find/", "andmed/", "ligipaasetavus/", "privaatsus/", "juhised/", "uudised/", "konto/login/", "eiole/")
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PUBLIC)
def test_no_page_has_inline_style_or_script(client: Client, language: str, path: str):
    assert not INLINE.search(client.get(f"/{language}/{path}").content.decode())


@pytest.mark.parametrize("path", PUBLIC)
def test_every_page_forbids_what_is_inline_or_from_elsewhere(client: Client, path: str):
    policy = client.get(f"/et/{path}").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("accepted", "language"), [("ru,en;q=0.5", "ru"), ("en-GB", "en"), ("fi,de", "et"), ("", "et")]
)
def test_the_root_leads_to_the_readers_language(client: Client, accepted: str, language: str):
    response = client.get("/", headers={"accept-language": accepted})
    assert response.status_code == 302
    assert response["Location"] == f"/{language}/"


@pytest.mark.parametrize(
    ("language", "said"), [("et", "Seda lehte ei ole"), ("ru", "Такой страницы нет"), ("en", "no such page")]
)
def test_a_missing_page_helps_on_in_the_readers_language(client: Client, language: str, said: str):
    response = client.get(f"/{language}/midagi/muud/")
    assert response.status_code == 404
    page = response.content.decode()
    assert said in page
    assert f'action="/{language}/find/"' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_link_leads_to_the_same_page(client: Client, language: str):
    page = client.get(f"/{language}/privaatsus/").content.decode()
    for other in LANGUAGES:
        assert f'<a href="/{other}/privaatsus/" lang="{other}"' in page
        assert f'hreflang="{other}" href="http://testserver/{other}/privaatsus/"' in page
    assert f'<link rel="canonical" href="http://testserver/{language}/privaatsus/">' in page


def test_a_language_link_of_a_missing_page_leads_to_the_front_page(client: Client):
    page = client.get("/documents/9999/none.pdf", headers={"accept-language": "en"}).content.decode()
    assert '<a href="/ru/" lang="ru"' in page


def test_the_page_for_our_own_fault_needs_no_database():
    request = RequestFactory().get("/et/")
    with CaptureQueriesContext(connection) as queries:
        response = error_views.server_error(request)
        bad = error_views.bad_request(request)
    assert (response.status_code, bad.status_code, len(queries)) == (500, 400, 0)
    for said in ("Leht praegu ei tööta", "Страница сейчас не работает", "does not work right now", "112"):
        assert said in response.content.decode()


def test_a_form_that_comes_from_elsewhere_is_refused_with_advice():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/ru/konto/login/", {"login": "a@tervik.example", "password": "x"})
    assert response.status_code == 403
    assert "Форма не принята" in response.content.decode()


def test_robots_stay_out_of_the_back_office_and_are_told_the_sitemap(client: Client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /haldus/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_the_sitemap_names_pages_in_three_languages_each_with_the_others(client: Client):
    index = client.get("/sitemap.xml").content.decode()
    assert "http://testserver/sitemap-services.xml" in index
    for section, path in (("regions", "regions/vorumaa/"), ("pages", "privaatsus/"), ("portal", "find/")):
        text = client.get(f"/sitemap-{section}.xml").content.decode()
        for language in LANGUAGES:
            assert f"<loc>http://testserver/{language}/{path}</loc>" in text
            assert f'hreflang="{language}" href="http://testserver/{language}/{path}"' in text


def test_the_sitemap_names_providers_and_places_that_are_not_closed(client: Client):
    closed = {"valid_from": date(2020, 1, 1), "valid_to": date(2020, 12, 31)}
    for section, factory in (("providers", OrganizationFactory), ("places", LocationFactory)):
        here, gone = factory(), factory(**closed)
        text = client.get(f"/sitemap-{section}.xml").content.decode()
        assert f"/ru/{section}/{here.pk}/</loc>" in text
        assert f"/{section}/{gone.pk}/</loc>" not in text


@pytest.mark.parametrize("name", ["a" * 5000, "%00", "ei-ole.png"], ids=["long", "nul", "plain"])
def test_an_upload_that_is_not_there_is_missing_whatever_its_name(client: Client, name: str):
    assert client.get(f"/media/{name}", follow=True).status_code == 404


@pytest.mark.parametrize("path", ["/haldus/", "/haldus/login/", "/haldus/pages/", "/haldus/password_reset/"])
def test_the_back_office_has_no_door_of_its_own(client: Client, path: str):
    response = client.get(path, follow=True)
    assert response.redirect_chain[-1][0].startswith("/et/konto/")


def test_staff_without_a_second_factor_are_sent_to_set_one_up(client: Client, settings):
    client.force_login(User.objects.create_superuser("staff@tervik.example", "long enough 1"))
    assert client.get("/haldus/").status_code == 200
    settings.REQUIRE_SECOND_FACTOR = True
    response = client.get("/haldus/")
    assert response.status_code == 302
    assert response["Location"] == "/et/konto/2fa/totp/activate/"
    assert client.get("/et/minu/").status_code == 200
