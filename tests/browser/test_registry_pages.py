"""The registry's public pages as readers use them: without a mouse, without JavaScript, on paper."""

import re
from collections.abc import Callable

import pytest
from django.utils import translation
from playwright.sync_api import Page, expect

from registry.models import Service
from tests.registry.public import rows

pytestmark = pytest.mark.django_db(transaction=True)

OpenPage = Callable[..., Page]


@pytest.fixture
def published() -> Service:
    with translation.override("et"):
        row = rows.service(
            name="Koduteenus Võru vallas",
            description="Hooldaja käib teie juures.\n- toob poest toitu\n- aitab pesta",
            places=Service.Places.QUEUE,
            waiting_days=14,
            availability_on=rows.ago(4),
            phone="5550 0117",
        )
        rows.given_at(row, rows.place())
        rows.contact(row.organization, email="tiina.kask.väga.pikk.aadress@abikasi.example")
        return row


def test_a_list_is_made_with_the_keyboard_and_without_javascript(open_page: OpenPage, published: Service):
    page = open_page(width=320, javascript=False)
    page.goto(f"/et/services/{published.pk}/")
    page.get_by_role("button", name="Lisa nimekirja").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/et/services/{published.pk}/#teenus-{published.pk}$"))
    bar = page.get_by_role("complementary", name="Nimekiri kaasavõtmiseks")
    expect(bar).to_contain_text("1 teenus")
    bar.get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nimekiri kaasavõtmiseks")
    expect(page.get_by_role("link", name="Koduteenus Võru vallas")).to_be_visible()
    page.get_by_role("button", name="Tühjenda nimekiri").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nimekirjas ei ole veel midagi.")).to_be_visible()


def test_an_empty_report_takes_the_reader_to_what_is_wrong(open_page: OpenPage):
    page = open_page(javascript=False)
    page.goto("/et/report/")
    page.get_by_role("button", name="Saada").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Mis on valesti?")).to_be_focused()
    page.keyboard.type("Telefon ei vasta")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Teade on kohal")


def test_counties_of_a_type_open_with_the_keyboard_and_without_javascript(open_page: OpenPage):
    page = open_page(javascript=False)
    page.goto("/et/service-types/kov_koduteenus/")
    county = page.locator("summary", has_text="Võru maakond")
    county.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Seaduse järgi korraldab Antsla vald.")).to_be_visible()


def test_on_paper_the_list_is_without_buttons_and_navigation(open_page: OpenPage, published: Service):
    page = open_page()
    page.goto(f"/et/list/{published.pk}/")
    page.emulate_media(media="print")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("navigation", name="Põhimenüü")).to_be_hidden()
    expect(page.get_by_text("5550 0117")).to_be_visible()
    expect(page.get_by_role("heading", name="Portaalist")).to_have_count(0)
