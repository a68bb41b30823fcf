"""Pages of one's own account: everything can be done without scripts, and each page says what to do next (design 8)."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from accounts.models import User
from accounts.words import OURS
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return UserFactory(email="keegi@naide.example")


@pytest.fixture
def somebody(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sent_by(page: str, button: str) -> dict[str, str]:
    """What the browser sends when that button is pressed: the fields of its form as they stand."""
    form = next(part for part in page.split("<form")[1:] if f'name="{button}"' in part)
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form.split("</form>")[0])
    return {**dict(fields), button: "1"}


def test_an_address_is_confirmed_by_pressing_the_button_as_the_page_comes(somebody, mailoutbox):
    page = somebody.get(reverse("account_email")).content.decode()
    somebody.post(reverse("account_email"), sent_by(page, "action_send"))
    link = re.search(r"https?://\S+?(/et/konto/confirm-email/\S+)", mailoutbox[0].body)
    assert link
    somebody.post(link.group(1))
    assert EmailAddress.objects.get(email="keegi@naide.example").verified


def test_the_main_address_cannot_be_taken_away(somebody):
    page = somebody.get(reverse("account_email")).content.decode()
    assert "action_remove" not in page
    somebody.post(reverse("account_email"), {"email": "keegi@naide.example", "action_remove": "1"})
    assert EmailAddress.objects.filter(email="keegi@naide.example").exists()


def test_who_must_set_up_a_second_step_is_led_to_confirming_the_address_first(somebody, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    office = reverse("wagtailadmin_home")
    assert somebody.get(office).url == reverse("mfa_activate_totp")
    somebody.get(reverse("account_email"))
    assert somebody.get(office).url == reverse("mfa_index")
    page = somebody.get(reverse("mfa_index")).content.decode()
    assert "Kõigepealt kinnitage e-posti aadress keegi@naide.example." in page
    assert f'href="{reverse("account_email")}"' in page


@pytest.mark.parametrize(
    ("language", "says"),
    [("et", "Sellise"), ("ru", "нет"), ("en", "there is no account")],
)
def test_who_has_no_account_is_told_who_makes_one_and_not_to_sign_up(mailoutbox, language, says):
    with override(language):
        Client().post(reverse("account_reset_password"), {"email": "eiole@naide.example"})
    body = mailoutbox[0].body
    assert says.casefold() in body.casefold()
    assert "signup" not in body
    assert "TERVIK" in body


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_the_library_speaks_our_words(language):
    with override(language):
        assert [text for text in OURS if gettext(text) == text] == []


@pytest.mark.parametrize("name", ["account_signup", "account_inactive", "account_reset_password_from_key_done"])
def test_pages_at_which_somebody_ends_up_say_where_to_go(name):
    page = Client().get(reverse(name)).content.decode().split("<main")[1].split("</main>")[0]
    assert "<a " in page or "TERVIK" in page
