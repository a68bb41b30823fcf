"""The number of queries does not grow with the rows."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.models import Service
from registry.viewsets.choosing import CHOOSERS
from registry.viewsets.register import VIEWSETS, viewset_of
from tests import factories

from .rows import name_of, row_in, url

pytestmark = pytest.mark.django_db


def queries(client, address: str) -> int:
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(
        connection,
    ) as caught:
        answer = client.get(address)
        b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200
    return len(caught)


def assert_constant(client, address: str, more) -> None:
    more()
    queries(client, address)
    few = queries(client, address)
    for _ in range(6):
        more()
    assert queries(client, address) <= few, address


@pytest.mark.parametrize("export", ["", "?export=csv", "?export=xlsx"])
@pytest.mark.parametrize("viewset", VIEWSETS, ids=name_of)
def test_a_listing(viewset, export, home, enter):
    if viewset.name == "region":
        pytest.skip("one region stands in one region: the list of staff has a single row")
    client = enter(factories.staff_of(home))
    assert_constant(client, url(viewset, "index") + export, lambda: row_in(viewset.model, home))


@pytest.mark.parametrize("chooser", CHOOSERS, ids=lambda one: one.name)
def test_a_chooser(chooser, home, enter):
    client = enter(factories.staff_of(home))
    assert_constant(client, reverse(chooser.get_url_name("choose")), lambda: row_in(chooser.model, home))


def test_a_history(home, enter):
    service = factories.ServiceFactory(organization__municipality__region=home)

    def change() -> None:
        service.waiting_days = (service.waiting_days or 0) + 1
        service.save()
        service.municipalities.add(factories.MunicipalityFactory(region=home))
        factories.ServiceAtLocationFactory(service=service)

    assert_constant(enter(factories.staff_of(home)), url(viewset_of(Service), "history", service), change)


def test_the_front_page(home, enter):
    assert_constant(
        enter(factories.staff_of(home)),
        reverse("wagtailadmin_home"),
        lambda: factories.ServiceFactory(organization__municipality__region=home),
    )


@pytest.mark.parametrize("name", ["wagtailadmin_home", "wagtailadmin_explore_root"])
@pytest.mark.parametrize("person", [factories.national_editor, lambda: factories.staff_of(factories.RegionFactory())])
def test_a_persons_parts_are_asked_once_for_the_whole_screen(name, person, enter):
    """The side menu asks of every entry whether it is theirs; the answer is one."""
    client = enter(person())
    with CaptureQueriesContext(connection) as caught:
        assert client.get(reverse(name)).status_code == 200
    asked = [query["sql"] for query in caught if 'FROM "registry_regionassignment"' in query["sql"]]
    assert len(asked) == 1
