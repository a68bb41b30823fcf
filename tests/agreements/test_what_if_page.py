"""The page on which staff ask what would be if others joined (T6)."""

import pytest
from django.test import Client
from django.urls import reverse

from agreements.models import Membership
from registry.models import Region
from tests.agreements.factories import DAY_LONG_AGO, formed_tervik, gp_provider, join, municipality
from tests.factories import UserFactory, member_of, national_reader, reader_of, staff_of
from tests.registry.backoffice.test_queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def region() -> Region:
    return Region.objects.get(code="0071")


@pytest.fixture
def tervik(region):
    """The hospital and one municipality have joined; two of three municipalities and one provider are missing."""
    found = formed_tervik("0071")
    join(municipality("0668"), found, DAY_LONG_AGO)
    return found


@pytest.fixture
def providers():
    return [gp_provider(2, "0668"), gp_provider(2, "0668")]


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(region, *parties) -> str:
    query = "&".join(f"osapool={one.pk}" for one in parties)
    return f"{reverse('what_if', args=[region.slug])}?{query}"


def page(region, *parties, user=None) -> str:
    return logged_in(user or staff_of(region)).get(address(region, *parties)).content.decode()


def test_a_visitor_logs_in_first(region, tervik):
    assert "/konto/login/" in Client().get(address(region)).url


def test_for_others_it_does_not_exist(region, tervik):
    other = Region.objects.get(code="0087")
    for stranger in (UserFactory(), member_of(municipality("0668")), staff_of(other), reader_of(other)):
        assert logged_in(stranger).get(address(region)).status_code == 404
        assert (
            reverse("what_if", args=[region.slug])
            not in logged_in(stranger).get(reverse("region_members", args=[region.slug])).content.decode()
        )


def test_readers_of_the_region_and_of_the_state_may_ask(region, tervik):
    for reader in (reader_of(region), national_reader()):
        assert logged_in(reader).get(address(region)).status_code == 200


def test_the_smallest_sets_are_said_in_words(region, tervik, providers):
    found = page(region)

    assert "Puudu on vähemalt 3 osapoolt" in found
    assert "valida 2 nende 3 seast" in found
    assert "Kehtna vald, Kohila vald, Märjamaa vald" in found
    assert "valida 1 nende 2 seast" in found


def test_ticking_parties_shows_the_figures_and_saves_nothing(region, tervik, providers):
    half = page(region, municipality("0293"))
    assert "Kvoorum ei oleks täis" in half
    assert "Puudu on vähemalt 2 osapoolt" in half

    found = page(region, municipality("0293"), municipality("0503"), providers[0])

    assert "Kvoorum oleks täis" in found
    assert "Rohkem ei ole vaja" in found
    assert Membership.objects.count() == 2


def test_what_cannot_be_ticked_is_left_out(region, tervik, providers):
    elsewhere = municipality("0142")
    client = logged_in(staff_of(region))
    for written in (elsewhere.pk, municipality("0668").pk, 10**30, "abc", "-1"):
        answer = client.get(reverse("what_if", args=[region.slug]), {"osapool": written})
        assert answer.status_code == 200
        assert answer.context["page"].ticked == ()


def test_where_a_figure_is_missing_nothing_is_promised(region, tervik):
    assert "Seda ei saa öelda" in page(region)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_it_speaks_the_readers_language(region, tervik, providers, language):
    answer = logged_in(staff_of(region)).get(address(region).replace("/et/", f"/{language}/"))
    assert "Puudu on" not in answer.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_parties(region, tervik, providers):
    client = logged_in(staff_of(region))
    queries(client, address(region))
    few = queries(client, address(region))
    for _ in range(6):
        gp_provider(2, "0668")
    assert queries(client, address(region)) <= few
