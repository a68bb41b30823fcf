"""Types of page of the back office and of one's own account: axe finds nothing and nothing is cut off (design 8)."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Page

from accounts.models import User
from portal.models import HomePage
from registry.models import Service
from tests.factories import OrganizationFactory, ServiceFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Piirkonna väga pika nimega sotsiaal- ja tervishoiuteenuste arendamise ja korraldamise sihtasutus"
OFFICE = (
    "wagtailadmin_home",
    "wagtailadmin_explore_root",
    "wagtailadmin_account",
    "organization:index",
    "service:add",
    "fundentry:add",
    "budgetline:add",
    "letter:index",
    "registry_imports",
    "search_unmet",
    "search_needs",
    "wagtailadmin_reports:aging_pages",
)
OWN = (
    "my_page",
    "account_email",
    "account_change_password",
    "mfa_index",
    "account_logout",
    "socialaccount_connections",
)
PARTS = ":is(table, .w-field, input, select, h2, p, button):not(.form-side *)"  # the side panel waits outside
CUT = """parts => [...document.querySelectorAll('main ' + parts)].filter(part => {
    const place = part.getBoundingClientRect();
    if (place.right <= innerWidth + 3 || place.width < 3) return false;
    for (let box = part.parentElement; box && box.tagName !== 'MAIN'; box = box.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX) || box.clientWidth < 3) return false;
    return true;
}).map(part => part.tagName + ' ' + part.className)"""


@pytest.fixture
def rows() -> Service:
    """Rows whose names are long: in a list and among the choices of a field."""
    return ServiceFactory(organization=OrganizationFactory(name=LONG), name_et=LONG)


def addresses(service: Service, language: str) -> list[str]:
    """One page of each type."""
    home = HomePage.objects.get(locale__language_code="et")
    with override(language):
        found = [reverse(name) for name in (*OFFICE, *OWN)]
    found += [reverse(f"service:{view}", args=[service.pk]) for view in ("edit", "history", "inspect")]
    return [
        *found,
        reverse("registry_import_upload", args=["services"]),
        reverse("wagtailadmin_pages:edit", args=[home.pk]),
    ]


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_every_page_type_passes_axe_and_nothing_is_cut(
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    log_in: Callable[[Page, User], None],
    rows: Service,
    language: str,
):
    page = open_page()
    log_in(page, UserFactory(is_superuser=True, language=language))
    faults = []
    for address in addresses(rows, language):
        answer = page.goto(address)
        assert answer
        assert answer.status == 200, address
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{address}, {width} px: {fault}" for fault in axe(page)]
            faults += [f"{address}, {width} px: cut off: {part}" for part in page.evaluate(CUT, PARTS)]
    assert faults == []
