"""Choosers give only what the person may see."""

import pytest
from django.urls import reverse

from registry.viewsets.choosing import CHOOSERS
from tests import factories

from .rows import name_of, row_in

pytestmark = pytest.mark.django_db
every_chooser = pytest.mark.parametrize("chooser", CHOOSERS, ids=lambda one: one.name)


def of(chooser, view: str, *args: object) -> str:
    return reverse(chooser.get_url_name(view), args=args)


def html_of(answer) -> str:
    """What the window shows; it comes as HTML or within JSON."""
    return answer.json()["html"] if "json" in answer["Content-Type"] else answer.content.decode()


@every_chooser
def test_nobody_chooses_anything(chooser, home, enter):
    row = row_in(chooser.model, home)
    member = factories.member_of(factories.OrganizationFactory(municipality__region=home))
    for address in (of(chooser, "choose"), of(chooser, "choose_results"), of(chooser, "chosen", row.pk)):
        for person in (None, member):
            answer = enter(person).get(address)
            assert answer.status_code in {302, 403}
            assert str(row) not in answer.content.decode()


@every_chooser
def test_rows_of_another_region_are_neither_listed_nor_given(chooser, home, abroad, enter):
    own, foreign = row_in(chooser.model, home), row_in(chooser.model, abroad)
    client = enter(factories.staff_of(home))
    for view in ("choose", "choose_results"):
        assert str(foreign) not in html_of(client.get(of(chooser, view)))
        assert str(foreign) not in html_of(client.get(of(chooser, view) + "?multiple=1"))
        found = html_of(client.get(of(chooser, view), {"q": str(foreign)}))
        assert of(chooser, "chosen", foreign.pk) not in found
    assert str(own) in html_of(client.get(of(chooser, "choose")))
    assert client.get(of(chooser, "chosen", own.pk)).json()["result"]["title"] == str(own)
    assert client.get(of(chooser, "chosen", foreign.pk)).status_code == 404
    many = client.get(of(chooser, "chosen_multiple"), {"id": [own.pk, foreign.pk, "abc", "-1"]}).json()
    assert [one["id"] for one in many["result"]] == [str(own.pk)]


@every_chooser
def test_garbage_is_not_found(chooser, home, enter):
    client = enter(factories.staff_of(home))
    for key in ("abc", "-1", "1%00", "99999999999999999999999", "²"):
        assert client.get(of(chooser, "choose") + f"chosen/{key}/").status_code == 404
    for words in ("\x00", "%", "'", "🙈"):
        assert client.get(of(chooser, "choose_results"), {"q": words}).status_code == 200
    assert client.get(of(chooser, "choose_results"), {"p": "x"}).status_code in {200, 404}
    assert client.post(of(chooser, "choose") + "create/", {}).status_code == 404


def test_every_chooser_is_tested():
    assert {name_of(one) for one in CHOOSERS}
