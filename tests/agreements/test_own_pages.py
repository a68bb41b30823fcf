"""Pages of people who act for somebody: who is not there logs in, and nobody else's organisation exists."""

import pytest
from django.urls import reverse
from django.urls.resolvers import URLPattern

from agreements.urls import urlpatterns
from registry.models import Region
from tests.agreements.factories import JAAN, KADRI, RepresentativeFactory, formed_tervik, municipality
from tests.factories import UserFactory, member_of, staff_of

pytestmark = pytest.mark.django_db
OWN = [one for one in urlpatterns if str(one.pattern).startswith("minu/")]


def address(pattern: URLPattern) -> str:
    return reverse(pattern.name, kwargs=dict.fromkeys(pattern.pattern.converters, 1))


@pytest.mark.parametrize("pattern", OWN, ids=lambda one: one.name)
def test_every_own_page_asks_a_visitor_who_is_there(client, pattern):
    """Also one that is added later: none answers a visitor, whatever is asked."""
    for ask in (client.get, client.post):
        answer = ask(address(pattern))
        assert answer.status_code == 405 or "/konto/login/" in answer.url


@pytest.mark.parametrize("pattern", [one for one in OWN if one.pattern.converters], ids=lambda one: one.name)
def test_every_page_of_a_row_is_nothing_to_a_stranger(client, pattern):
    """Nothing is on record under that number for somebody who signs and works for nobody."""
    client.force_login(UserFactory(personal_code=KADRI))
    for ask in (client.get, client.post):
        assert ask(address(pattern)).status_code in {404, 405}


def test_who_works_for_an_organisation_sees_where_it_stands_and_begins_nothing(client):
    """A2: only a confirmed representative acts in its name; the page says who that is."""
    formed_tervik()
    rapla = municipality("0668")
    client.force_login(member_of(rapla))
    page = client.get(reverse("my_organization", args=[rapla.pk])).content.decode()
    assert "Raplamaa TERVIK" in page
    assert "ei ole veel kinnitatud esindajat" in page
    assert "Alusta liitumist" not in page
    RepresentativeFactory(organization=rapla, personal_code=JAAN, name="Jaan Tamm")
    page = client.get(reverse("my_organization", args=[rapla.pk])).content.decode()
    assert "Jaan Tamm" in page
    assert JAAN not in page


def test_who_signs_begins(client):
    formed_tervik()
    rapla = municipality("0668")
    RepresentativeFactory(organization=rapla, personal_code=JAAN, name="Jaan Tamm")
    client.force_login(UserFactory(personal_code=JAAN))
    page = client.get(reverse("my_organization", args=[rapla.pk])).content.decode()
    assert "Alusta liitumist" in page
    assert "alla ei kirjuta" not in page


def test_nobody_sees_another_organisation_s_page(client):
    kohila = municipality("0317")
    for other in (member_of(municipality("0668")), staff_of(Region.objects.get(code="0071"))):
        client.force_login(other)
        assert client.get(reverse("my_organization", args=[kohila.pk])).status_code == 404
