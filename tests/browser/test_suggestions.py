"""Suggestions while typing, by keyboard, by mouse, and as a screen reader is told of them."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, RunAxe


def typed(page: Page, words: str) -> Page:
    page.goto("/et/find/")
    page.get_by_role("combobox", name="Millega on abi vaja?").press_sequentially(words)
    expect(page.get_by_role("option").first).to_be_visible()
    return page


def test_keyboard_goes_through_the_list_and_opens_the_page(browser_page: Page, axe: RunAxe) -> None:
    page = typed(browser_page, "isikl")
    field = page.get_by_role("combobox", name="Millega on abi vaja?")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    option = page.get_by_role("option", selected=True)
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "?")
    assert axe(page) == []
    field.press("Enter")
    page.wait_for_url("**/service-types/**")


def test_escape_closes_and_what_was_typed_stays(browser_page: Page) -> None:
    page = typed(browser_page, "isikl")
    field = page.get_by_role("combobox", name="Millega on abi vaja?")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("isikl")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_number_of_suggestions_is_said(browser_page: Page) -> None:
    page = typed(browser_page, "tartu")
    expect(page.get_by_role("status").filter(has_text="soovitus")).to_have_count(1)


def test_a_line_is_chosen_with_the_mouse(browser_page: Page) -> None:
    page = typed(browser_page, "tartu l")
    page.get_by_role("option", name="Tartu linn koht").click()
    page.wait_for_url("**/find/?koht=Tartu+linn")


def test_without_javascript_the_field_is_a_plain_one(open_page: OpenPage) -> None:
    page = open_page(javascript=False)
    page.goto("/et/find/")
    expect(page.get_by_role("searchbox", name="Millega on abi vaja?")).to_be_visible()
    page.goto("/et/find/suggestions/?q=isikl")
    expect(page.get_by_role("link", name="Isikliku abistaja")).to_have_count(1)
