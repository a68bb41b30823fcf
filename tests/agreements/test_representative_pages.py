"""Representatives are named and confirmed on pages; strangers reach none of it (A2)."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from agreements.models import Representative
from registry.models import Region
from tests.agreements.factories import KADRI, RepresentativeFactory, municipality
from tests.factories import UserFactory, member_of, reader_of, staff_of

pytestmark = pytest.mark.django_db
FILLED_IN = {"of": "Rapla vald", "name": "Kadri Lepik", "personal_code": KADRI, "basis": "mayor", "document": ""}


@pytest.fixture(autouse=True)
def in_estonian():
    with override("et"):
        yield


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def rapla() -> Region:
    return Region.objects.get(code="0071")


def test_who_keeps_nothing_and_belongs_nowhere_does_not_come_in():
    for user in (UserFactory(), reader_of(rapla())):
        assert logged_in(user).get(reverse("representatives")).status_code == 403
    assert "login" in Client().get(reverse("representatives")).url


def test_nobody_names_a_representative_of_an_organisation_that_is_not_theirs():
    for user in (member_of(municipality("0317")), staff_of(Region.objects.get(code="0087"))):
        answer = logged_in(user).post(reverse("representatives"), FILLED_IN)
        assert answer.status_code == 422
        assert "ei ole teie hoida" in answer.content.decode()
    assert not Representative.objects.exists()


def test_other_regions_staff_and_the_organisations_own_people_confirm_and_end_nobody():
    one = RepresentativeFactory(organization=municipality("0668"), confirmed_at=None)
    address = reverse("judge_representative", args=[one.pk])
    for user in (member_of(municipality("0668")), staff_of(Region.objects.get(code="0087")), reader_of(rapla())):
        assert logged_in(user).post(address).status_code == 404
        assert logged_in(user).post(address, {"end": "1"}).status_code == 404
    one.refresh_from_db()
    assert (one.confirmed_at, one.valid_to) == (None, None)


def test_the_list_holds_only_the_readers_own_region():
    RepresentativeFactory(organization=municipality("0668"), name="Rapla Esindaja")
    RepresentativeFactory(organization=municipality("0142"), name="Antsla Esindaja")
    page = logged_in(staff_of(rapla())).get(reverse("representatives")).content.decode()
    assert "Rapla Esindaja" in page
    assert "Antsla Esindaja" not in page


@pytest.mark.parametrize(
    "changes", [{"personal_code": "47101010034"}, {"of": "Olematu vald"}, {"name": ""}, {"basis": "power_of_attorney"}]
)
def test_wrong_values_are_told_in_the_form(changes):
    client = logged_in(staff_of(rapla()))
    assert client.post(reverse("representatives"), {**FILLED_IN, **changes}).status_code == 422
    assert not Representative.objects.exists()


def test_named_by_the_municipality_confirmed_by_staff_ended_by_staff():
    assert logged_in(member_of(municipality("0668"))).post(reverse("representatives"), FILLED_IN).status_code == 302
    one = Representative.objects.get()
    assert one.confirmed_at is None
    client = logged_in(staff_of(rapla()))
    assert "Ootavad kinnitust" in client.get(reverse("representatives")).content.decode()
    client.post(reverse("judge_representative", args=[one.pk]))
    one.refresh_from_db()
    assert one.confirmed_at is not None
    client.post(reverse("judge_representative", args=[one.pk]), {"end": "1"})
    one.refresh_from_db()
    assert one.valid_to is not None


def test_the_number_of_queries_does_not_grow_with_the_rows(django_assert_max_num_queries):
    for _ in range(12):
        RepresentativeFactory(organization=municipality("0668"))
    client = logged_in(staff_of(rapla()))
    client.get(reverse("representatives"))
    with django_assert_max_num_queries(30):
        client.get(reverse("representatives"))
