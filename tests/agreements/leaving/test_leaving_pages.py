"""The pages of leaving: what is not one's own does not exist."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agreements.models import Departure, Membership
from tests.agreements.factories import JAAN, KADRI, municipality
from tests.agreements.leaving.test_ending import logged_in
from tests.factories import UserFactory, reader_of, staff_of

pytestmark = pytest.mark.django_db
SEEN = ("departure", "departure_document", "departure_container")
ACTS = ("departure_sign", "departure_withdraw")


@pytest.mark.parametrize("name", SEEN + ACTS)
def test_a_visitor_logs_in_and_others_find_no_notice(name, issued):
    address = reverse(name, args=[issued.pk])
    ask = "post" if name in ACTS else "get"
    assert "login" in getattr(Client(), ask)(address).url
    for stranger in (UserFactory(personal_code=JAAN), staff_of(municipality("0142").municipality.region)):
        assert getattr(logged_in(stranger), ask)(address).status_code == 404


def test_nobody_else_finds_the_way_out_of_a_membership(membership, kadri, staff, tervik):
    begin, paper = (reverse(name, args=[membership.pk]) for name in ("leaving_begin", "leaving_paper"))
    for stranger in (staff, reader_of(tervik.region), UserFactory(personal_code=JAAN)):
        assert logged_in(stranger).post(begin).status_code == 404
    for stranger in (kadri, reader_of(tervik.region), staff_of(municipality("0142").municipality.region)):
        assert logged_in(stranger).post(paper).status_code == 404
    assert not Departure.objects.exists()


def test_the_member_leaves_by_hand(kadri, party, membership, signed):
    client = logged_in(kadri)
    home = client.get(reverse("my_organization", args=[party.pk])).content.decode()
    begin = reverse("leaving_begin", args=[membership.pk])
    assert begin in home
    assert "ette 30 päeva" in client.get(begin).content.decode()
    assert client.post(begin, {"wished_last_day": "eile"}).status_code == 422
    begun = client.post(begin, {"reason": "Liitume naabritega."})
    departure = Departure.objects.get()
    assert begun.url == reverse("departure", args=[departure.pk])
    assert client.post(begin, {}).status_code == 422
    address = reverse("departure_sign", args=[departure.pk])
    wrong = client.post(address, {"container": SimpleUploadedFile("a.asice", b"tere")})
    assert wrong.status_code == 422
    right = SimpleUploadedFile("a.asice", signed(departure, KADRI))
    page = client.post(address, {"container": right}, follow=True).content.decode()
    assert "liikmesuse viimane päev on" in page
    assert client.get(reverse("departure_container", args=[departure.pk])).status_code == 200
    assert begin not in client.get(reverse("my_organization", args=[party.pk])).content.decode()


def test_staff_record_paper_by_hand(staff, membership):
    client = logged_in(staff)
    address = reverse("leaving_paper", args=[membership.pk])
    assert address in client.get(reverse("departures")).content.decode()
    assert client.post(address, {"given_on": timezone.localdate().isoformat()}).status_code == 422
    sent = {"given_on": timezone.localdate().isoformat(), "paper_reference": "kiri 1, toimik 2"}
    page = client.post(address, sent, follow=True).content.decode()
    assert "kiri 1, toimik 2" in page
    assert address not in client.get(reverse("departures")).content.decode()
    departure = Departure.objects.get()
    for name in ("departure_document", "departure_container"):
        assert client.get(reverse(name, args=[departure.pk])).status_code == 404


def test_the_list_asks_the_database_no_more_for_more_members(
    staff, tervik, membership, issued, django_assert_max_num_queries
):
    client, address = logged_in(staff), reverse("departures")
    client.get(address)
    with django_assert_max_num_queries(40) as few:
        client.get(address)
    for code in ("0317", "0503"):
        member = Membership.objects.create(
            tervik=tervik, party=municipality(code), member_from=membership.member_from, basis="leping"
        )
        Departure.objects.create(membership=member, state="withdrawn", notice_days=30, begun_by=staff)
    with django_assert_max_num_queries(len(few)):
        client.get(address)
