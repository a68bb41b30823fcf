"""Disagreements between members: for the parties and staff alone; raised, taken up, settled, with every line kept."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from agreements.lifecycle import ForbiddenStep
from agreements.lifecycles.disagreement import DisagreementStep
from agreements.models import Disagreement, Membership, Tervik
from agreements.models.append_only import AppendOnlyError
from agreements.services.disagreements import raise_disagreement, say, take_step
from registry.models import Organization, Region
from tests.agreements.factories import JAAN, KADRI, MART, RepresentativeFactory, formed_tervik, municipality
from tests.factories import UserFactory, national_reader, reader_of, staff_of

pytestmark = pytest.mark.django_db
Step = DisagreementStep


@pytest.fixture
def tervik() -> Tervik:
    return formed_tervik()


@pytest.fixture
def members(tervik: Tervik) -> list[Organization]:
    """Rapla and Kohila."""
    found = [municipality("0668"), municipality("0317")]
    for one in found:
        Membership.objects.create(tervik=tervik, party=one, member_from=date(2026, 1, 1), basis="leping")
    return found


@pytest.fixture
def kadri(members) -> User:
    RepresentativeFactory(organization=members[0], personal_code=KADRI)
    return UserFactory(personal_code=KADRI, email="kadri@rapla.example")


@pytest.fixture
def mart(tervik) -> User:
    """Who signs for the TERVIK, and is no party."""
    RepresentativeFactory(organization=tervik.founder, personal_code=MART)
    return UserFactory(personal_code=MART)


@pytest.fixture
def staff(tervik) -> User:
    return staff_of(tervik.region)


@pytest.fixture
def raised(kadri, tervik, members) -> Disagreement:
    return raise_disagreement(kadri, tervik, "Koduteenuse piir", "Kes teenindab piiriküla?", members)


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def outsiders(tervik) -> list[User]:
    other = UserFactory(personal_code=JAAN)
    RepresentativeFactory(organization=municipality("0503"), personal_code=JAAN)
    return [UserFactory(), other, staff_of(Region.objects.get(code="0087"))]


def test_outsiders_neither_raise_nor_see_nor_write(tervik, members, raised, mart):
    address, write = (reverse(name, args=[raised.pk]) for name in ("disagreement", "disagreement_write"))
    assert "login" in Client().get(address).url
    strangers = outsiders(tervik)
    for user in [*strangers, mart]:
        client = logged_in(user)
        assert client.get(address).status_code == 404
        assert client.post(write, {"text": "Tere"}).status_code == 404
        assert raised.title not in client.get(reverse("disagreements")).content.decode()
    for user in strangers:
        with pytest.raises(PermissionDenied):
            raise_disagreement(user, tervik, "Muu", "Muu", members)
        with pytest.raises(PermissionDenied):
            take_step(user, raised, Step.TAKE_UP, "Võtan")
    for user in [*strangers, mart]:
        with pytest.raises(PermissionDenied):
            say(user, raised, "Tere")


def test_readers_of_the_state_and_the_region_see_and_write_nothing(tervik, raised, members):
    for user in (national_reader(), reader_of(tervik.region)):
        client = logged_in(user)
        page = client.get(reverse("disagreement", args=[raised.pk]))
        assert page.status_code == 200
        assert "Lisa märge" not in page.content.decode()
        assert client.post(reverse("disagreement_write", args=[raised.pk]), {"text": "Tere"}).status_code == 403
        with pytest.raises(PermissionDenied):
            raise_disagreement(user, tervik, "Muu", "Muu", members)


def test_a_party_settles_nothing_itself(kadri, staff, raised):
    for step in (Step.TAKE_UP, Step.SETTLE, Step.DROP):
        with pytest.raises(PermissionDenied):
            take_step(kadri, raised, step, "Nii")


def test_only_members_disagree_and_two_at_least(staff, tervik, members):
    for parties in ([members[0]], [members[0], members[0]], [members[0], municipality("0503")]):
        with pytest.raises(ValidationError):
            raise_disagreement(staff, tervik, "Piir", "Kes?", parties)


def test_the_way_to_a_settlement_with_every_line_kept(kadri, staff, raised, django_capture_on_commit_callbacks):
    with pytest.raises(ForbiddenStep):
        take_step(staff, raised, Step.SETTLE, "Lahendatud")
    take_step(staff, raised, Step.TAKE_UP, "Võtan vastutada.")
    say(kadri, raised, "Pakume jagamist.")
    with pytest.raises(ValidationError):
        take_step(staff, raised, Step.SETTLE, " ")
    with django_capture_on_commit_callbacks(execute=True):
        settled = take_step(staff, raised, Step.SETTLE, "Kohila teenindab.")
    assert (settled.state, settled.owner, settled.settlement) == ("settled", staff, "Kohila teenindab.")
    assert "kadri@rapla.example" in {one.to[0] for one in mail.outbox}
    assert not any("Kohila teenindab" in one.body for one in mail.outbox)
    lines = list(settled.notes.values_list("step", "text"))
    assert lines == [("take_up", "Võtan vastutada."), ("", "Pakume jagamist."), ("settle", "Kohila teenindab.")]
    with pytest.raises(AppendOnlyError):
        settled.notes.first().delete()
    assert take_step(kadri, raised, Step.REOPEN, "Ei pea paika.").state == "in_talks"


def test_raised_and_written_by_hand(kadri, staff, tervik, members):
    client, address = logged_in(kadri), reverse("disagreements")
    wrong = {"tervik": tervik.pk, "title": "Piir", "description": "Kes?", "parties": [members[0].pk]}
    assert client.post(address, wrong).status_code == 422
    for nobody in ("abc", "9" * 40):
        assert client.post(address, {**wrong, "parties": [members[0].pk, nobody]}).status_code == 422
    client.post(address, {**wrong, "parties": [member.pk for member in members]})
    one = Disagreement.objects.get()
    write = reverse("disagreement_write", args=[one.pk])
    assert client.post(write, {"text": ""}).status_code == 422
    assert "Pakume" in client.post(write, {"text": "Pakume jagamist."}, follow=True).content.decode()
    assert client.post(write, {"text": "Lahendatud", "step": "settle"}).status_code == 403
    page = logged_in(staff).post(write, {"text": "Võtan.", "step": "take_up"}, follow=True).content.decode()
    assert str(staff) in page
    late = logged_in(staff).post(write, {"text": "Uuesti", "step": "reopen"}, follow=True).content.decode()
    assert "vahepeal muutunud" in late


def test_a_strangers_tervik_is_not_offered(kadri, members):
    other = formed_tervik("0087")
    client = logged_in(kadri)
    sent = {"tervik": other.pk, "title": "Piir", "description": "Kes?", "parties": [one.pk for one in members]}
    assert client.post(reverse("disagreements"), sent).status_code == 422
    assert not Disagreement.objects.exists()


def test_the_list_asks_the_database_no_more_for_more(staff, tervik, members, raised, django_assert_max_num_queries):
    client, address = logged_in(staff), reverse("disagreements")
    client.get(address)
    with django_assert_max_num_queries(40) as few:
        client.get(address)
    for number in range(3):
        raise_disagreement(staff, tervik, f"Muu {number}", "Kes?", members)
    with django_assert_max_num_queries(len(few)):
        client.get(address)
