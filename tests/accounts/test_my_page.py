"""Somebody's own page leads where that person may go, and nowhere else."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from registry.models import Region
from tests.agreements.factories import municipality
from tests.councils.factories import MandateFactory, council_of
from tests.factories import UserFactory, member_of, national_editor, national_reader, reader_of, staff_of

pytestmark = pytest.mark.django_db


def region() -> Region:
    return Region.objects.get(code="0071")


def deputy_secretary() -> User:
    council = council_of()
    council.deputy_secretary = UserFactory()
    council.save()
    return council.deputy_secretary


WHO: dict[str, Callable[[], User]] = {
    "somebody": UserFactory,
    "reader of the state": national_reader,
    "reader of a region": lambda: reader_of(region()),
    "staff": lambda: staff_of(region()),
    "national editor": national_editor,
    "clerk of a municipality": lambda: member_of(municipality("0668")),
    "secretary": lambda: council_of().secretary,
    "deputy secretary": deputy_secretary,
    "member of a council": lambda: MandateFactory(council=council_of()).person,
}


@pytest.mark.parametrize("name", WHO)
def test_everything_that_ones_own_page_offers_answers(client: Client, name: str):
    client.force_login(WHO[name](), backend="django.contrib.auth.backends.ModelBackend")
    main = client.get("/et/minu/").content.decode().split("<main")[1].split("</main>")[0]
    links = re.findall(r'href="(/[^"]+)"', main)
    assert reverse("account_logout") in links
    assert {link: client.get(link, follow=True).status_code for link in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize("name", ["secretary", "deputy secretary", "member of a council"])
def test_people_of_a_council_are_led_to_it(client: Client, name: str):
    client.force_login(WHO[name](), backend="django.contrib.auth.backends.ModelBackend")
    assert f'href="{reverse("my_councils")}"' in client.get("/et/minu/").content.decode()
