"""No type of page is left out where pages are judged (axe, the Nu checker, how wide they are)."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from portal.models import HomePage, SitePage
from tests.browser.own_pages import make_own_pages
from tests.browser.pages import make_rows

pytestmark = pytest.mark.django_db

#: Files, feeds and what programs read.
FILES = (".csv", ".json", ".pdf", ".ics", ".atom", ".asice", "/pdf/", ".xml", ".txt")
OTHER_FILES = {"council_minutes", "council_paper", "open_data_about", "open_data_list", "open_data_one"}
#: What is only asked by POST, or sends on at once.
ACTS = {
    *("list_add", "list_remove", "list_clear"),
    *("accession_begin", "accession_save", "accession_upload", "accession_close", "judge_representative"),
    *(
        "agreement_save",
        "agreement_parties",
        "agreement_sign",
        "agreement_remind",
        "agreement_amend",
        "agreement_close",
    ),
    *("departure_sign", "departure_withdraw", "disagreement_write", "draft_step", "draft_comment"),
    *("openid_connect_login", "openid_connect_callback"),
}
#: Looked at where the story leads there: tests/browser/test_council_workspace.py.
IN_JOURNEYS = {"my_councils", "my_council", "my_meeting", "my_item", "my_decision"}
#: The library's pages, each in the frame of those of the login that are looked at.
OF_THE_LIBRARY = {
    *("account_inactive", "account_email_verification_sent", "account_set_password", "account_confirm_login_code"),
    *("account_confirm_email", "account_reset_password_from_key", "account_reset_password_from_key_done"),
    *("mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"),
    *("mfa_generate_recovery_codes", "mfa_download_recovery_codes"),
    *(
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "socialaccount_signup",
        "socialaccount_connections",
    ),
    *("wagtailcore_authenticate_with_password", "wagtailcore_login"),
}


def named(patterns: list[URLPattern | URLResolver], begins: str = "") -> Iterator[tuple[str, str]]:
    """Every address of the public site and of those who are logged in, with its name."""
    for pattern in patterns:
        address = begins + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns, address)
        elif pattern.name and address.startswith("et/"):
            yield address, pattern.name


def test_every_type_of_page_is_among_those_that_are_judged():
    own = [address for _, addresses in make_own_pages() for address in addresses]
    judged = {resolve(f"/et/{address.split('?')[0]}").url_name for address in (*make_rows().values(), *own)}
    pages = {name for address, name in named(get_resolver().url_patterns) if not address.endswith(FILES)}
    assert pages - judged - OTHER_FILES - ACTS - IN_JOURNEYS - OF_THE_LIBRARY == set()
    assert (OTHER_FILES | ACTS | IN_JOURNEYS | OF_THE_LIBRARY) - pages == set(), "there is no such page"


def test_every_type_of_page_that_editors_write_is_among_those_that_are_judged():
    slugs = [address.rstrip("/").rsplit("/", 1)[-1] for address in make_rows().values()]
    judged = {type(page.specific) for page in SitePage.objects.filter(slug__in=slugs)} | {HomePage}
    assert {kind for kind in apps.get_models() if issubclass(kind, SitePage)} - judged == {SitePage}
