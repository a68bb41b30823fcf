"""Every page type in each language: axe finds nothing, nothing is cut off, nothing leaves the site."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from search.upkeep import rebuild
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
