"""The back office wears the portal's look, and nothing in it leads outside the site (issue 2; design 8)."""

import colorsys
import re
from html import unescape

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.users.models import UserProfile

from portal.models import HomePage
from tests import factories

pytestmark = pytest.mark.django_db

LANGUAGES = ("et", "ru", "en")
ADDRESSES = ("wagtailadmin_home", "wagtailadmin_explore_root", "wagtailadmin_account")
LINK = re.compile(r'(?:href|src|action)=\\?"(https?:[^"\\]*)|"url": "(https?:[^"]*)')


@pytest.fixture
def staff(client):
    user = factories.UserFactory(is_superuser=True)
    client.force_login(user)
    return user


def styles(name: str) -> str:
    return (settings.BASE_DIR / "static" / "css" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_link_leaves_the_site(client, staff, address, language):
    UserProfile.objects.create(user=staff, preferred_language=language)
    page = unescape(client.get(reverse(address)).content.decode())
    assert f'lang="{language}"' in page
    assert not LINK.findall(page)


def test_the_side_panel_of_checks_has_no_link_outside(client, staff):
    home = HomePage.objects.get(locale__language_code="et")
    page = unescape(client.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).content.decode())
    assert "Loetavus" in page
    assert "guide.wagtail.org" not in page


def test_every_screen_carries_our_name_and_mark(client, staff):
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert re.search(r"<title>.* - Tervik</title>", page, re.DOTALL)
    assert 'rel="icon" href="/static/icons/tervik.svg"' in page
    assert "/static/icons/tervik-on-dark.svg" in page


@pytest.mark.parametrize(("part", "token"), [("primary", "cornflower-deep"), ("secondary", "cornflower")])
def test_the_colours_are_those_of_the_tokens(part, token):
    """Wagtail wants hue, saturation and lightness: the same colour as the token's, told otherwise."""
    hexadecimal = re.search(rf"--{token}: #(\w{{6}});", styles("tokens.css"))[1]
    red, green, blue = (int(hexadecimal[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    told = [
        float(re.search(rf"--w-color-{part}-{name}: ([\d.]+)", styles("back-office.css"))[1])
        for name in ("hue", "saturation", "lightness")
    ]
    assert told == pytest.approx([hue * 360, saturation * 100, lightness * 100], abs=0.3)
