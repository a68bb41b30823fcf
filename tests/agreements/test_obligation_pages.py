"""Who sees a duty to join and its notice: the party, its region's staff, state readers; nobody else."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agreements.models import ObligationNotice
from agreements.services.recompute import recompute
from registry.models import Region
from tests.agreements.factories import (
    KADRI,
    RepresentativeFactory,
    formed_tervik,
    gp_provider,
    join,
    law_in_force,
    municipality,
)
from tests.factories import UserFactory, member_of, national_reader, reader_of, staff_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice() -> ObligationNotice:
    """Kohila vald is obliged and told."""
    law_in_force()
    tervik, since = formed_tervik("0071"), timezone.localdate() - timedelta(days=10)
    for party in (*map(municipality, ("0668", "0293", "0503")), gp_provider(1, "0668")):
        join(party, tervik, since)
    recompute([tervik.region])
    return ObligationNotice.objects.get()


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def kohila_signer():
    RepresentativeFactory(organization=municipality("0317"))
    return UserFactory(personal_code=KADRI)


def test_a_visitor_logs_in_first(notice):
    assert "login" in Client().get(reverse("obligation_notice", args=[notice.pk])).url


def test_strangers_do_not_find_it(notice):
    other_region = Region.objects.get(code="0087")
    for stranger in (UserFactory(), staff_of(other_region), reader_of(other_region), member_of(municipality("0668"))):
        assert logged_in(stranger).get(reverse("obligation_notice", args=[notice.pk])).status_code == 404


def test_the_party_its_region_and_state_readers_get_it_byte_for_byte(notice):
    own_region = Region.objects.get(code="0071")
    people = (kohila_signer(), member_of(municipality("0317")), staff_of(own_region), national_reader())
    for one in people:
        answer = logged_in(one).get(reverse("obligation_notice", args=[notice.pk]))
        assert answer.content == bytes(notice.content)
        assert notice.number in answer["Content-Disposition"]


@pytest.mark.parametrize(
    ("language", "word"), [("et", "Kohustus liituda"), ("ru", "Обязанность"), ("en", "Obligation")]
)
def test_the_partys_own_page_tells_the_day_the_deadline_and_the_notice(notice, language, word):
    client = logged_in(kohila_signer())
    address = reverse("my_organization", args=[municipality("0317").pk]).replace("/et/", f"/{language}/")
    page = client.get(address).content.decode()

    assert word in page
    assert notice.number in page


def test_anybody_learns_that_the_portal_issued_the_notice(notice):
    file = SimpleUploadedFile("teade.pdf", bytes(notice.content))
    page = Client().post(reverse("verification"), {"file": file}).content.decode()

    assert notice.number in page
    assert "Kohila vald" in page
