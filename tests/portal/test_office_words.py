"""The back office speaks the reader's language, also where Wagtail's own translation is silent (design 5)."""

import re
from pathlib import Path

import pytest
import wagtail
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from lxml import html

from portal.models import HomePage
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "wagtailadmin_home",
    "wagtailadmin_explore_root",
    "wagtailadmin_account",
    "organization:index",
    "service:add",
    "wagtailsnippets_search_searchword:list",
    "wagtailimages:index",
    "wagtaildocs:index",
    "wagtailusers_users:index",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtail_localize:translations_report",
    "registry_imports",
    "search_unmet",
)
#: Estonian that is spelled like the English.
SAME_WORD = {"Import", "Number"}
SHOWN = ("aria-label", "title", "placeholder", "alt")


@pytest.fixture(scope="module")
def english() -> set[str]:
    """What Wagtail says in English, without its gaps."""
    found = set()
    for path in Path(wagtail.__file__).parent.rglob("locale/en/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            texts = [message.id for message in read_po(file, locale="en") if isinstance(message.id, str)]
        found |= {squeezed(text) for text in texts if "%" not in text and "{" not in text}
    return {text for text in found if re.search("[A-Za-z]{3}", text)}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def texts_of(page: str) -> set[str]:
    """What somebody sees or hears of a page."""
    found: list[str | None] = []
    for element in html.fromstring(page).iter():
        if isinstance(element.tag, str) and element.tag not in {"script", "style", "code"}:
            found += [element.text, element.tail, *(element.get(name) for name in SHOWN)]
    return {squeezed(text) for text in found if text}


@pytest.mark.parametrize("language", ["et", "ru"])
def test_nothing_is_left_in_english(client: Client, english, language):
    user = factories.UserFactory(is_superuser=True, language=language)
    client.force_login(user)
    home = HomePage.objects.get(locale__language_code="et")
    left = set()
    for address in [*map(reverse, ADDRESSES), reverse("wagtailadmin_pages:edit", args=[home.pk])]:
        answer = client.get(address)
        assert answer.status_code == 200, address
        seen = texts_of(answer.content.decode()) & english - SAME_WORD
        with override(language):
            left |= {f"{address}: {text}" for text in seen if gettext(text) == text}
    assert left == set()


def test_no_two_entries_of_the_menu_have_one_name(client: Client):
    """Wagtail's own search stands in the menu as “Otsing”."""
    client.force_login(factories.UserFactory(is_superuser=True))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    labels = re.findall(r'"wagtail\.sidebar\.SubMenuItem", "_args": \[\{[^}]*?"label": "([^"]+)"', page)
    labels = [label.encode().decode("unicode_escape") for label in labels]
    assert "Register" in labels
    assert len(set(labels)) == len(labels)
    assert "Otsing" not in labels
