"""The need map: what a county's people seek and nobody offers there."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from registry.models import Region, RegionAssignment
from registry.services.assignments import assign_region
from search.need.county_needs import needs
from tests.search.factories import make_service
from tests.search.test_back_office import TODAY, client_of, count

pytestmark = pytest.mark.django_db
Build = Callable[[], None]


def vorumaa() -> Region:
    return Region.objects.get(slug="vorumaa")


def editor_of(region: Region) -> Client:
    user = User.objects.create_user("piirkond@tervik.example", "x", is_staff=True)
    assign_region(None, user, region, RegionAssignment.Role.EDITOR)
    client = Client()
    client.force_login(user)
    return client


def told(region: Region) -> list[tuple[str, int]]:
    return [(need.kind.code if need.kind else "", need.searches) for need in needs(region, TODAY)]


def test_kind_that_nobody_offers_in_the_county_is_a_need(build: Build) -> None:
    build()
    count("võlanõustamine", searches=4, region=vorumaa().code)
    count("võlanõustaja juurde", searches=3, region=vorumaa().code)
    assert told(vorumaa()) == [("kov_volanoustamine", 7)]
    assert told(Region.objects.get(slug="raplamaa")) == []


def test_kind_that_somebody_offers_there_is_none(build: Build) -> None:
    make_service("Võlanõu", kind="kov_volanoustamine", municipalities=("Võru linn",))
    build()
    count("võlanõustamine", searches=4, region=vorumaa().code)
    assert told(vorumaa()) == []


def test_what_means_no_kind_of_help_stands_last_and_rare_queries_nowhere(build: Build) -> None:
    build()
    count("kosmoselend", searches=9, empty=9, region=vorumaa().code)
    count("võlanõustamine", searches=3, region=vorumaa().code)
    count("sõltuvusravi", searches=2, region=vorumaa().code)
    assert told(vorumaa()) == [("kov_volanoustamine", 3), ("", 9)]


def test_staff_see_their_own_county_alone(build: Build) -> None:
    build()
    count("võlanõustamine", searches=4, region=vorumaa().code)
    client, address = editor_of(vorumaa()), reverse("search_needs")
    assert "võlanõustamine" in client.get(address).content.decode()
    assert client.get(address, {"region": Region.objects.get(slug="raplamaa").code}).status_code == 404
    assert client.get(address, {"region": "'; drop"}).status_code == 404


def test_stranger_sees_no_needs() -> None:
    assert client_of().get(reverse("search_needs")).status_code in {302, 403}
    assert Client().get(reverse("search_needs")).status_code == 302


def test_queries_do_not_grow_with_what_was_sought(build: Build) -> None:
    build()
    counted = []
    for words in (("võlanõustamine",), ("koduteenus", "tugiisik", "eluruum", "hooldekodu")):
        for one in words:
            count(one, searches=4, region=vorumaa().code)
        needs(vorumaa(), TODAY)
        with CaptureQueriesContext(connection) as queries:
            needs(vorumaa(), TODAY)
        counted.append(len(queries))
    assert counted[0] == counted[1]
