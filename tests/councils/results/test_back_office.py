"""Who keeps figures: staff their own county's, national editors the catalogue and Estonia's."""

import pytest
from django.urls import reverse

from councils.models import MeasureValue
from councils.viewsets.results import RESULTS
from registry.rights.scope import KEPT_NATIONALLY, NATIONAL
from tests import factories

from .builders import measure, value
from .rows import row_in

pytestmark = pytest.mark.django_db
VIEWS = ("inspect", "edit", "delete", "history")
REGIONAL = [one for one in RESULTS if one.model not in NATIONAL]
every_viewset = pytest.mark.parametrize("viewset", RESULTS, ids=lambda one: one.name)
regional_viewset = pytest.mark.parametrize("viewset", REGIONAL, ids=lambda one: one.name)


def url(viewset, view: str, row=None) -> str:
    return reverse(viewset.get_url_name(view), args=[row.pk] if row else [])


def urls(viewset, row) -> list[str]:
    present = {pattern.name for pattern in viewset.get_urlpatterns()}
    return [url(viewset, view, row) for view in VIEWS if view in present]


@every_viewset
def test_nobody_and_people_of_organisations_have_no_back_office(viewset, home, enter):
    row = row_in(viewset.model, home)
    clerk = factories.member_of(factories.OrganizationFactory(municipality__region=home))
    for client in (enter(), enter(clerk)):
        for address in [url(viewset, "index"), *urls(viewset, row)]:
            assert client.get(address).status_code in {302, 403}, address
            assert client.post(address).status_code in {302, 403, 405}, address


@regional_viewset
def test_staff_of_another_region_find_nothing(viewset, home, abroad, enter):
    row = row_in(viewset.model, home)
    client = enter(factories.staff_of(abroad))
    for address in urls(viewset, row):
        assert client.get(address).status_code == 404, address
        assert client.post(address, {}).status_code in {404, 405}, address
    for export in ("", "?export=csv"):
        answer = client.get(url(viewset, "index") + export)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert f"/{row.pk}/".encode() not in said
    assert viewset.model._default_manager.filter(pk=row.pk).exists()


@regional_viewset
def test_staff_of_the_region_open_every_view(viewset, home, enter):
    row = row_in(viewset.model, home)
    client = enter(factories.staff_of(home))
    views = [url(viewset, "index"), *urls(viewset, row)]
    for address in views + ([url(viewset, "add")] if viewset.has("add") else []):
        assert client.get(address).status_code == 200, address


@every_viewset
def test_a_reader_sees_and_changes_nothing(viewset, home, enter):
    row = row_in(viewset.model, home)
    client = enter(factories.reader_of(home))
    assert client.get(url(viewset, "index")).status_code == 200
    for view in ("edit", "delete"):
        if viewset.has(view):
            assert client.get(url(viewset, view, row)).status_code in {302, 404}
            assert client.post(url(viewset, view, row), {}).status_code in {302, 404}
    assert viewset.model._default_manager.filter(pk=row.pk).exists()


def test_the_catalogue_is_kept_nationally(home, enter):
    viewset = next(one for one in RESULTS if one.name == "measure")
    assert viewset.model in KEPT_NATIONALLY
    assert enter(factories.staff_of(home)).get(url(viewset, "edit", measure())).status_code in {302, 404}
    assert enter(factories.national_editor()).get(url(viewset, "edit", measure())).status_code == 200


def test_staff_of_a_region_save_no_value_of_another_or_of_estonia(home, abroad, enter):
    viewset = next(one for one in RESULTS if one.model is MeasureValue)
    row = value(home, 2025, "1.9")
    client = enter(factories.staff_of(home))
    sent = {"measure": row.measure_id, "year": 2024, "number": "2", "status": "final", "source": "SKA"}
    for region in (abroad.pk, ""):
        client.post(url(viewset, "add"), {**sent, "region": region})
        assert MeasureValue.objects.count() == 1
    client.post(url(viewset, "add"), {**sent, "region": home.pk})
    assert MeasureValue.objects.filter(region=home).count() == 2
