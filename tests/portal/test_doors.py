"""Who may not enter the back office is told so, and sent to the login only where that can help."""

from urllib.parse import unquote

import pytest
from django.test import Client

from tests.factories import OrganizationFactory, UserFactory, member_of

pytestmark = pytest.mark.django_db


def test_somebody_unknown_is_sent_to_the_login(client):
    last = client.get("/haldus/", follow=True).redirect_chain[-1][0]
    assert unquote(last) == "/et/konto/login/?next=/haldus/"


@pytest.mark.parametrize("person", [UserFactory, lambda: member_of(OrganizationFactory())])
@pytest.mark.parametrize("address", ["/haldus/", "/haldus/import/1/", "/haldus/pages/"])
def test_somebody_without_a_part_in_it_is_refused_once(person, address):
    client = Client()
    client.force_login(person())
    answer = client.get(address, follow=True)
    assert answer.status_code == 403
    assert len(answer.redirect_chain) <= 1
