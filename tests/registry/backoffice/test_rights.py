"""Who is refused what, in every view of every model; a new viewset is tested by being registered."""

import pytest

from registry.viewsets.register import VIEWSETS
from tests import factories

from .rows import CHANGING, KEPT_IN_REGIONS, OBJECT_VIEWS, REGIONAL, name_of, row_in, stored, url, urls

pytestmark = pytest.mark.django_db
every_viewset = pytest.mark.parametrize("viewset", VIEWSETS, ids=name_of)
regional_viewset = pytest.mark.parametrize("viewset", REGIONAL, ids=name_of)
kept_in_regions = pytest.mark.parametrize("viewset", KEPT_IN_REGIONS, ids=name_of)
LISTS = ("index", "index_results", "add")


def listing_urls(viewset) -> list[str]:
    present = {pattern.name for pattern in viewset.get_urlpatterns()}
    index = url(viewset, "index")
    return [url(viewset, view) for view in LISTS if view in present] + [f"{index}?export=csv", f"{index}?export=xlsx"]


def text_of(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


@every_viewset
def test_nobody_is_sent_to_the_login(viewset, home, enter):
    row = row_in(viewset.model, home)
    for address in [*listing_urls(viewset), *urls(viewset, row)]:
        for answer in (enter(None).get(address), enter(None).post(address)):
            assert answer.status_code == 302, address
            assert answer.url.startswith("/haldus/login/"), address


@every_viewset
def test_a_person_of_an_organisation_has_no_back_office(viewset, home, enter):
    row = row_in(viewset.model, home)
    member = factories.member_of(factories.OrganizationFactory(municipality__region=home))
    before = stored(row)
    for address in [*listing_urls(viewset), *urls(viewset, row)]:
        for answer in (enter(member).get(address), enter(member).post(address)):
            assert answer.status_code in {302, 403}, address
            assert str(row) not in text_of(answer)
    assert stored(row) == before


@regional_viewset
def test_staff_of_another_region_do_not_find_the_row(viewset, home, abroad, enter):
    row = row_in(viewset.model, home)
    client, before = enter(factories.staff_of(abroad)), stored(row)
    for address in urls(viewset, row):
        for answer in (client.get(address), client.post(address, {"last_day": "2026-01-31"})):
            assert answer.status_code in {404, 302, 405}, address
            assert str(row) not in text_of(answer), address
    assert stored(row) == before


@kept_in_regions
def test_staff_of_another_region_get_404_for_every_view_of_the_row(viewset, home, abroad, enter):
    row, client = row_in(viewset.model, home), enter(factories.staff_of(abroad))
    for address in urls(viewset, row):
        assert client.get(address).status_code == 404, address


@regional_viewset
def test_staff_of_another_region_do_not_see_the_row_in_lists_and_exports(viewset, home, abroad, enter):
    row, own = row_in(viewset.model, home), row_in(viewset.model, abroad)
    client = enter(factories.staff_of(abroad))
    mark, own_mark = mark_of(row), mark_of(own)
    for address in (url(viewset, "index"), url(viewset, "index_results"), f"{url(viewset, 'index')}?export=csv"):
        text = text_of(client.get(address))
        assert own_mark in text, address
        assert mark not in text, address
    found = text_of(client.get(url(viewset, "index_results"), {"q": mark}))
    assert mark not in found.replace(f"q={mark}", "").replace(f'value="{mark}"', "").split("<tbody")[-1]


def mark_of(row) -> str:
    """A text that tells one row from another in a list and an export."""
    names = ("list_code", "user", "organization", "subject", "region", "short_name", "service", "code", "name")
    return str(next(getattr(row, name) for name in names if getattr(row, name, None)))


@every_viewset
def test_a_reader_sees_and_changes_nothing(viewset, home, enter):
    row = row_in(viewset.model, home)
    client, before = enter(factories.reader_of(home)), stored(row)
    assert client.get(url(viewset, "index")).status_code == 200
    assert client.get(url(viewset, "inspect", row)).status_code == 200
    count = viewset.model._default_manager.count()
    for address in [*urls(viewset, row, CHANGING), *urls(viewset, row, ("copy",))]:
        for answer in (client.get(address), client.post(address, {"last_day": "2026-01-31"})):
            assert answer.status_code in {302, 404, 405}, address
    if viewset.has("add"):
        assert client.post(url(viewset, "add"), {}).status_code in {302, 404}
    assert (stored(row), viewset.model._default_manager.count()) == (before, count)


@pytest.mark.parametrize("viewset", [one for one in VIEWSETS if one not in KEPT_IN_REGIONS], ids=name_of)
def test_staff_of_a_region_do_not_change_what_is_kept_nationally(viewset, home, enter):
    row = row_in(viewset.model, home)
    client, before = enter(factories.staff_of(home)), stored(row)
    for address in urls(viewset, row, CHANGING):
        for answer in (client.get(address), client.post(address, {"last_day": "2026-01-31"})):
            assert answer.status_code in {302, 404}, address
    assert client.post(url(viewset, "add"), {}).status_code in {302, 404}
    assert stored(row) == before


@kept_in_regions
def test_staff_of_the_region_open_every_view(viewset, home, enter):
    row, client = row_in(viewset.model, home), enter(factories.staff_of(home))
    for address in [*listing_urls(viewset), *urls(viewset, row)]:
        assert client.get(address).status_code == 200, address


@every_viewset
def test_a_national_editor_opens_every_view(viewset, home, enter):
    row, client = row_in(viewset.model, home), enter(factories.national_editor())
    for address in [*listing_urls(viewset), *urls(viewset, row)]:
        assert client.get(address).status_code == 200, address


@every_viewset
@pytest.mark.parametrize("view", OBJECT_VIEWS)
def test_a_row_that_is_not_there_is_not_found(viewset, view, enter, home):
    client = enter(factories.national_editor())
    if view in {pattern.name for pattern in viewset.get_urlpatterns()}:
        for key in (0, 2**31, 2**63):
            address = url(viewset, view, home).replace(f"/{home.pk}/", f"/{key}/")
            assert client.get(address).status_code == 404, address
