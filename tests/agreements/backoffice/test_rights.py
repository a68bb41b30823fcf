"""Who is refused what, in every view of every model of membership; a new viewset is tested by being registered."""

import pytest

from agreements.models import Event, QuorumRuleSet
from agreements.viewsets.read_only import RecordViewSet
from agreements.viewsets.register import VIEWSETS
from tests import factories
from tests.registry.backoffice.rows import CHANGING, name_of, stored, url, urls

from .rows import row_in

pytestmark = pytest.mark.django_db
OF_NO_REGION = {Event, QuorumRuleSet}
every_viewset = pytest.mark.parametrize("viewset", VIEWSETS, ids=name_of)
regional = pytest.mark.parametrize("viewset", [one for one in VIEWSETS if one.model not in OF_NO_REGION], ids=name_of)
record = pytest.mark.parametrize("viewset", [one for one in VIEWSETS if isinstance(one, RecordViewSet)], ids=name_of)


def listing_urls(viewset) -> list[str]:
    index = url(viewset, "index")
    return [index, url(viewset, "index_results"), f"{index}?export=csv", f"{index}?export=xlsx"]


def text_of(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


@every_viewset
def test_nobody_is_sent_to_the_login(viewset, home, enter):
    row = row_in(viewset.model, home)
    for address in [*listing_urls(viewset), *urls(viewset, row)]:
        assert enter(None).get(address).url.startswith("/haldus/login/"), address


@every_viewset
def test_a_person_of_an_organisation_has_no_back_office(viewset, home, enter):
    row = row_in(viewset.model, home)
    client = enter(factories.member_of(factories.OrganizationFactory(municipality__region=home)))
    for address in [*listing_urls(viewset), *urls(viewset, row)]:
        answer = client.get(address)
        assert answer.status_code in {302, 403}, address
        assert str(row) not in text_of(answer)


@regional
def test_staff_of_another_region_find_nothing_of_it(viewset, home, abroad, enter):
    row, client = row_in(viewset.model, home), enter(factories.staff_of(abroad))
    own = row_in(viewset.model, abroad)
    for address in urls(viewset, row):
        assert client.get(address).status_code == 404, address
    text = text_of(client.get(f"{url(viewset, 'index')}?export=csv"))
    assert mark_of(own) in text
    assert mark_of(row) not in text


def mark_of(row) -> str:
    """A text that tells one row from another in an export."""
    return str(
        next(getattr(row, name) for name in ("party", "contact", "network_manager", "region") if hasattr(row, name))
    )


def test_the_log_is_for_national_staff_and_state_readers(home, enter):
    viewset = next(one for one in VIEWSETS if one.model is Event)
    row = row_in(Event, home)
    for user, status in ((factories.staff_of(home), 404), (factories.national_reader(), 200)):
        assert enter(user).get(url(viewset, "inspect", row)).status_code == status


@every_viewset
def test_state_readers_read_all(viewset, home, enter):
    row, client = row_in(viewset.model, home), enter(factories.national_reader())
    for address in [*listing_urls(viewset), url(viewset, "inspect", row)]:
        assert client.get(address).status_code == 200, address


@record
@pytest.mark.parametrize("who", [factories.staff_of, factories.national_editor], ids=["staff", "national"])
def test_what_services_change_has_no_form_for_anybody(viewset, who, home, enter):
    row = row_in(viewset.model, home)
    client, before = enter(who(home) if who is factories.staff_of else who()), stored(row)
    assert not urls(viewset, row, (*CHANGING, "copy"))
    assert client.get(f"{url(viewset, 'index')}edit/{row.pk}/").status_code == 404
    assert client.get(f"{url(viewset, 'index')}new/").status_code == 404
    assert stored(row) == before
