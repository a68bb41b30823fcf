"""The state's login, all the way, against an OpenID Connect provider that runs: forbidden paths first."""

import base64
import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from accounts.models import User
from tests.accounts.oidc_provider import CALLBACK, CLIENT, KEY_ID, SECRET, Person, Provider
from tests.factories import UserFactory, staff_of

pytestmark = pytest.mark.django_db
KADRI, MART = "47101010033", "38001085718"


@pytest.fixture(scope="session")
def running() -> Iterator[Provider]:
    provider = Provider()
    yield provider
    provider.stop()


@pytest.fixture
def provider(running: Provider, settings) -> Provider:
    """The provider, set up as the settings set up the state's login."""
    running.person, running.asked, running.tokens = Person(), [], 0
    app = {
        "provider_id": "tara",
        "name": "TARA",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": running.address, "fetch_userinfo": False},
    }
    options = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**options, "APPS": [app]}}
    return running


@pytest.fixture
def kadri(db) -> User:
    return UserFactory(personal_code=KADRI, first_name="", last_name="")


def to_provider(client: Client, query: str = "", language: str = "et") -> requests.Response:
    """Press the button of the state's login; the provider's answer."""
    with override(language):
        start = client.post(f"{reverse('openid_connect_login', args=['tara'])}?{query}")
    assert start.status_code == 302
    return requests.get(start.url, allow_redirects=False, timeout=5)


def come_back(client: Client, answer: requests.Response, **changes: str):
    """Follow the provider back to the portal."""
    assert answer.status_code == 302, answer.text
    address = urlsplit(answer.headers["Location"])
    query = {name: values[0] for name, values in parse_qs(address.query).items()}
    return client.get(f"{address.path}?{urlencode({**query, **changes})}", follow=True)


def log_in(client: Client, query: str = "", language: str = "et"):
    return come_back(client, to_provider(client, query, language))


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "person",
    [
        Person(claims={"acr": "low"}),
        Person(claims={"acr": "substantial"}),
        Person(claims={"acr": None}),
        Person(means="eIDAS"),
        Person(claims={"amr": "idcard"}),
        Person(code="LV47101010033"),
        Person(code="47101010033"),
        Person(code="EE47101010034"),
        Person(code=f"EE{MART}"),
    ],
    ids=["low", "substantial", "no-level", "eidas", "means-as-text", "latvia", "no-country", "checksum", "unknown"],
)
def test_who_is_not_proven_as_asked_or_not_known_stays_outside(provider, kadri, person):
    provider.person = person
    client = Client()
    log_in(client)
    assert provider.tokens == 1
    assert not is_logged_in(client)
    assert User.objects.count() == 1


def test_a_visitor_who_overrides_the_level_in_the_address_is_refused(provider, kadri):
    client = Client()
    page = log_in(client, urlencode({"auth_params": "acr_values=low"}))
    assert provider.asked[0]["acr_values"] == "low"
    assert not is_logged_in(client)
    assert "ei tõendanud" in page.content.decode()


def test_a_visitor_who_sends_the_answer_elsewhere_is_stopped_by_the_provider(provider, kadri):
    elsewhere = urlencode({"auth_params": "redirect_uri=https://kuri.example/"})
    assert to_provider(Client(), elsewhere).status_code == 400


def test_a_visitor_who_asks_for_more_than_openid_gets_nothing(provider, kadri):
    client = Client()
    come_back(client, to_provider(client, "scope=email"))
    assert provider.tokens == 0
    assert not is_logged_in(client)


def test_an_answer_to_somebody_elses_question_is_refused(provider, kadri):
    answer = to_provider(Client())
    victim = Client()
    come_back(victim, answer)
    assert not is_logged_in(victim)
    client = Client()
    come_back(client, to_provider(client), state="muu")
    assert not is_logged_in(client)


def test_a_code_serves_once(provider, kadri):
    client, other = Client(), Client()
    answer = to_provider(client)
    code = parse_qs(urlsplit(answer.headers["Location"]).query)["code"][0]
    come_back(client, answer)
    assert is_logged_in(client)
    come_back(other, to_provider(other), code=code)
    assert not is_logged_in(other)


@pytest.mark.parametrize(
    "claims",
    [{"iss": "https://kuri.example"}, {"aud": "muu"}, {"exp": 1_700_000_000}],
    ids=["issuer", "audience", "expired"],
)
def test_a_token_of_another_issuer_for_another_client_or_out_of_time_is_refused(provider, kadri, claims):
    provider.person = Person(claims=claims)
    client = Client()
    log_in(client)
    assert not is_logged_in(client)


def test_a_token_that_another_key_signed_is_refused(provider, kadri):
    provider.person = Person(key=rsa.generate_private_key(public_exponent=65537, key_size=2048))
    client = Client()
    log_in(client)
    assert provider.tokens == 1
    assert not is_logged_in(client)


def unsigned(claims: dict, key: object = "", algorithm: str = "", headers: object = None) -> str:
    """A token whose header says that it needs no signature."""
    parts = ({"alg": "none", "kid": KEY_ID}, claims)
    return ".".join(base64.urlsafe_b64encode(json.dumps(one).encode()).decode().rstrip("=") for one in parts) + "."


def test_a_token_without_a_signature_is_refused(provider, kadri, monkeypatch):
    monkeypatch.setattr("tests.accounts.oidc_provider.jwt.encode", unsigned)
    client = Client()
    log_in(client)
    assert provider.tokens == 1
    assert not is_logged_in(client)


def test_a_token_signed_with_the_public_key_as_a_secret_is_refused(provider, kadri):
    public = provider.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    provider.person = Person(key=public, algorithm="HS256")
    client = Client()
    log_in(client)
    assert not is_logged_in(client)


def test_an_account_that_was_closed_stays_closed(provider, kadri):
    User.objects.update(is_active=False)
    client = Client()
    log_in(client)
    assert not is_logged_in(client)


@pytest.mark.parametrize("means", ["idcard", "mID", "smartid"])
def test_a_proven_person_comes_in_and_is_named_as_the_state_does(provider, kadri, means):
    provider.person = Person(means=means, claims={"given_name": "Muu", "family_name": "Nimi"})
    client = Client()
    page = log_in(client)
    assert client.session["_auth_user_id"] == str(kadri.pk)
    assert page.request["PATH_INFO"] == "/et/minu/"
    kadri.refresh_from_db()
    assert kadri.get_full_name() == "KADRI LEPIK"
    asked = provider.asked[0]
    assert (asked["scope"], asked["redirect_uri"], asked["code_challenge_method"]) == ("openid", CALLBACK, "S256")


def test_names_that_staff_wrote_stay(provider, kadri):
    User.objects.update(first_name="Kadri", last_name="Lepik-Mets")
    log_in(Client())
    assert User.objects.get().get_full_name() == "Kadri Lepik-Mets"


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_the_provider_knows_one_address_whatever_the_language(provider, kadri, language):
    client = Client()
    log_in(client, language=language)
    assert is_logged_in(client)
    assert provider.asked[0]["redirect_uri"] == CALLBACK


def test_the_personal_code_decides_also_after_it_has_moved_to_another_account(provider, kadri):
    log_in(Client())
    User.objects.filter(pk=kadri.pk).update(personal_code=None)
    other = UserFactory(personal_code=KADRI)
    client = Client()
    log_in(client)
    assert client.session["_auth_user_id"] == str(other.pk)


def test_the_state_login_counts_as_two_factors(provider, kadri, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    client = Client()
    log_in(client)
    assert client.get(reverse("my_organizations")).status_code == 200
    by_password = Client()
    by_password.force_login(kadri, backend="django.contrib.auth.backends.ModelBackend")
    assert by_password.get(reverse("my_organizations")).url == reverse("mfa_activate_totp")


def test_where_it_is_not_set_up_there_is_none():
    assert Client().post(reverse("openid_connect_login", args=["tara"])).status_code == 404


def test_staff_come_in_by_it_too(provider):
    from registry.models import Region

    staff = staff_of(Region.objects.get(code="0071"), personal_code=KADRI)
    client = Client()
    log_in(client)
    assert client.session["_auth_user_id"] == str(staff.pk)
