"""Every page type in each language: axe finds nothing, nothing is cut off, nothing leaves the site."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from accounts.models import User
from search.upkeep import rebuild
from tests.browser.error_pages import error_pages
from tests.browser.own_pages import make_own_pages
from tests.browser.pages import make_rows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def own_index(settings, tmp_path):
    """The search index lies in the test's folder."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"


def breadth_with_large_letters(page: Page) -> int:
    """How wide the page is on a screen of 1280 pixels where the reader has the browser's letters twice as large."""
    page.set_viewport_size({"width": 1280, "height": 900})
    return page.evaluate("document.documentElement.style.fontSize = '200%', document.documentElement.scrollWidth")


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_every_page_type_passes_axe_and_fits(
    open_page: Callable[..., Page], axe: Callable[[Page], list[str]], own_index: None, language: str
):
    addresses = make_rows()
    rebuild()
    page = open_page()
    faults = []
    for name, address in addresses.items():
        answer = page.goto(f"/{language}/{address}")
        assert answer
        assert answer.status == (404 if name == "missing" else 200), name
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{name}, {width} px: {fault}" for fault in axe(page)]
            breadth = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{name}: {breadth} px wide on {width} px"] if breadth > width else []
        breadth = breadth_with_large_letters(page)
        faults += [f"{name}: {breadth} px wide on 1280 px with letters twice as large"] if breadth > 1280 else []
    assert faults == []


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_every_type_of_page_of_those_who_are_logged_in_passes_axe_and_fits(
    open_page: Callable[..., Page],
    log_in: Callable[[Page, User], None],
    axe: Callable[[Page], list[str]],
    language: str,
):
    """Judged on a narrow screen, where they are most likely to fail; in width also with large letters."""
    faults = []
    for who, addresses in make_own_pages():
        page = open_page()
        log_in(page, who)
        for address in addresses:
            page.set_viewport_size({"width": 320, "height": 900})
            answer = page.goto(f"/{language}/{address}")
            assert answer
            assert answer.status == 200, address
            faults += [f"{address}: {fault}" for fault in axe(page)]
            breadth = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{address}: {breadth} px wide on 320 px"] if breadth > 320 else []
            breadth = breadth_with_large_letters(page)
            faults += [f"{address}: {breadth} px wide with letters twice as large"] if breadth > 1280 else []
    assert faults == []


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_pages_for_what_went_wrong_pass_axe_and_fit(
    open_page: Callable[..., Page], axe: Callable[[Page], list[str]], language: str
):
    """Drawn as the handlers draw them; styles come from the site."""
    page = open_page(width=320)
    page.goto(f"/{language}/")
    faults = []
    for status, drawn in error_pages(language).items():
        page.set_content(drawn.decode())
        faults += [f"{status}: {fault}" for fault in axe(page)]
        breadth = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{status}: {breadth} px wide on 320 px"] if breadth > 320 else []
    assert faults == []
