"""How often a public page asks the database: twelve times at most, whatever the number of rows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.models import GuideIndexPage, GuidePage
from registry.models import Location, Municipality, Service, ServiceType
from search.upkeep import rebuild
from tests.browser.pages import make_rows

pytestmark = pytest.mark.django_db

MOST = 12
MORE = 7


@pytest.fixture
def addresses(settings, tmp_path, monkeypatch) -> dict[str, str]:
    monkeypatch.setattr("search.meaning.knowledge.FRESH_SECONDS", 3600.0)  # not every five seconds
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    made = make_rows()
    rebuild()
    return made


def counted(client: Client, addresses: dict[str, str]) -> dict[str, int]:
    """The queries of each page, once what is kept for a minute is at hand."""
    found = {}
    for name, address in addresses.items():
        client.get(f"/et/{address}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/et/{address}")
        found[name] = len(queries)
    return found


def more_services() -> None:
    """More of the same services, at more places, for more municipalities."""
    first = Service.objects.get(name_et="Toit koju")
    municipalities = Municipality.objects.filter(region__slug="vorumaa", valid_to=None)
    for number in range(MORE):
        place = Location.objects.create(
            name=f"Koht {number}", municipality=municipalities[0], organization=first.organization
        )
        row = Service.objects.create(
            name_et=f"Toit koju {number}", service_type=first.service_type, organization=first.organization
        )
        row.municipalities.set(municipalities)
        row.target_groups.set(first.service_type.target_groups.all())
        for location in (place, *first.locations.all()):
            row.service_at_locations.create(location=location)


def test_public_pages_ask_twelve_times_at_most_and_no_more_for_more_services(client: Client, addresses):
    few = counted(client, addresses)
    assert {name: count for name, count in few.items() if count > MOST} == {}
    more_services()
    rebuild()
    many = counted(client, addresses)
    assert {name: (few[name], count) for name, count in many.items() if count > few[name]} == {}


def test_a_guide_with_many_blocks_of_services_and_contacts_asks_no_more_than_any_page(client: Client, addresses):
    page = GuidePage(title="Haiglast koju", slug="haiglast", lead="Mida teha.")
    kinds = ServiceType.objects.values_list("code", flat=True)[:6]
    page.body = [("services", {"service_type": code, "region": "0087", "most": 3, "title": ""}) for code in kinds]
    page.body += [("contacts", {"function": "network_manager", "region": "", "title": ""})]
    GuideIndexPage.objects.get(locale__language_code="et").add_child(instance=page)
    page.save_revision().publish()
    assert counted(client, {"guide": "juhised/haiglast/"})["guide"] <= MOST
