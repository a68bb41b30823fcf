"""Staff are told on their front page when the search is not as it should be."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from registry.models import SearchChange
from tests.search.test_back_office import client_of, national

pytestmark = pytest.mark.django_db
NOTICE = "Otsing töötab osaliselt"


def home(client: Client) -> str:
    return client.get("/haldus/").content.decode()


def test_nothing_is_said_where_all_is_well(build: Callable[[], None]) -> None:
    build()
    assert NOTICE not in home(national())


def test_engine_that_is_away_is_said(build: Callable[[], None], settings: Settings) -> None:
    build()
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    page = home(national())
    assert NOTICE in page
    assert "Otsimootor ei vasta" in page


def test_changes_that_nobody_takes_in_are_said(build: Callable[[], None]) -> None:
    build()
    change = SearchChange.objects.create(kind="service", object_id=1)
    client = national()
    assert NOTICE not in home(client)
    SearchChange.objects.filter(pk=change.pk).update(noted_at=timezone.now() - timedelta(minutes=6))
    assert "Ootab 1." in home(client)


def test_who_has_no_part_in_the_search_is_not_told(settings: Settings) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    assert NOTICE not in home(client_of())
