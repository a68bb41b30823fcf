"""The front page as a reader's browser shows it."""

import gzip
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_root_speaks_the_readers_language(open_page: Callable[..., Page]):
    page = open_page(locale="ru")
    page.goto("/")
    assert page.url.endswith("/ru/")


def test_help_is_found_with_the_keyboard_alone(open_page: Callable[..., Page]):
    page = open_page(javascript=False)
    page.goto("/et/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("#q").focus()
    page.keyboard.type("koduabi")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/et/find/\?q=koduabi"))


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_the_front_page_weighs_at_most_150_kilobytes(open_page: Callable[..., Page], language: str):
    page = open_page(width=360)
    bodies: list[bytes] = []
    page.on("response", lambda response: bodies.append(response.body()))
    page.goto(f"/{language}/", wait_until="networkidle")
    assert sum(len(gzip.compress(body)) for body in bodies) <= 150 * 1024
