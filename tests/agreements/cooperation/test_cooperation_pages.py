"""The pages of cooperation agreements: what is not one's own does not exist; the whole way by hand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from agreements.models import CooperationAgreement
from agreements.services.cooperation_issue import issue_to_each
from agreements.services.cooperation_sign import sign_agreement
from registry.models import Region
from tests.agreements.factories import JAAN, KADRI, MART, RepresentativeFactory, municipality
from tests.factories import UserFactory, reader_of, staff_of

pytestmark = pytest.mark.django_db
SEEN = ("agreement", "agreement_document", "agreement_container")
ACTS = (
    "agreement_save",
    "agreement_parties",
    "agreement_sign",
    "agreement_remind",
    "agreement_amend",
    "agreement_close",
)
STAFFS = ("agreement_save", "agreement_parties", "agreement_remind", "agreement_amend")


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def state() -> str:
    return CooperationAgreement.objects.get().state


@pytest.mark.parametrize("name", SEEN + ACTS)
def test_a_visitor_logs_in_and_others_find_nothing(name, issued, part, party, kadri, signed):
    sign_agreement(kadri, part(party), signed(issued, KADRI), "a.asice")
    address = reverse(name, args=[issued.pk])
    ask = "post" if name in ACTS else "get"
    assert "login" in getattr(Client(), ask)(address).url
    other = UserFactory(personal_code=JAAN)
    RepresentativeFactory(organization=municipality("0503"), personal_code=JAAN)
    for stranger in (other, staff_of(Region.objects.get(code="0087")), UserFactory()):
        assert getattr(logged_in(stranger), ask)(address).status_code == 404


def test_each_partys_own_file_is_there_for_those_who_see_the_agreement(issued, part, party, kohila, kadri, signed):
    """In any order each signs a file of its own: all of them are the agreement (A2), not the newest alone."""
    mine = signed(issued, KADRI)
    sign_agreement(kadri, part(party), mine, "a.asice")
    address = reverse("agreement_party_container", args=[issued.pk, party.pk])
    assert address in logged_in(kadri).get(reverse("agreement", args=[issued.pk])).content.decode()
    assert logged_in(kadri).get(address).content == mine
    assert logged_in(UserFactory()).get(address).status_code == 404
    unsigned = reverse("agreement_party_container", args=[issued.pk, kohila.pk])
    assert logged_in(kadri).get(unsigned).status_code == 404


def test_a_party_sees_no_draft_and_no_stranger_the_list(draft, kadri):
    assert logged_in(kadri).get(reverse("agreement", args=[draft.pk])).status_code == 404
    assert "Koostöö Raplamaal" not in logged_in(kadri).get(reverse("agreements")).content.decode()


@pytest.mark.parametrize("name", STAFFS)
def test_readers_and_parties_see_an_agreement_and_change_nothing(name, issued, kadri, tervik):
    for user in (kadri, reader_of(tervik.region)):
        client = logged_in(user)
        assert client.get(reverse("agreement", args=[issued.pk])).status_code == 200
        answer = client.post(reverse(name, args=[issued.pk]), {"title": "Muu", "party": "Muu", "remove": "1"})
        assert answer.status_code in (403, 404, 422)
    assert issued.parties.count() == 3


def test_a_reader_is_offered_no_new_agreement(tervik):
    client = logged_in(reader_of(tervik.region))
    assert "Alusta lepingut" not in client.get(reverse("agreements")).content.decode()
    answer = client.post(reverse("agreements"), {"tervik": tervik.pk, "title": "Leping", "each": "1"})
    assert answer.status_code == 422
    assert not CooperationAgreement.objects.exists()


def test_staff_draft_name_and_issue(staff, tervik, party):
    client = logged_in(staff)
    begun = client.post(reverse("agreements"), {"tervik": tervik.pk, "title": "Koostöö"})
    agreement = CooperationAgreement.objects.get()
    assert begun.url == reverse("agreement", args=[agreement.pk])
    named = client.post(reverse("agreement_parties", args=[agreement.pk]), {"party": "Rapla vald"}, follow=True)
    assert "Lisatud 1 osapool" in named.content.decode()
    wrong = client.post(reverse("agreement_parties", args=[agreement.pk]), {"party": "Olematu"})
    assert wrong.status_code == 422
    save = reverse("agreement_save", args=[agreement.pk])
    assert client.post(save, {"title": "", "order": "any"}).status_code == 422
    assert client.post(save, {"title": "Koostöö", "order": "any", "issue": "1"}, follow=True).status_code == 200
    assert state() == "issued"
    assert client.get(reverse("agreement_document", args=[agreement.pk])).content.startswith(b"%PDF")
    assert client.get(reverse("agreement_container", args=[agreement.pk])).status_code == 404


def test_the_missing_are_named_at_once_and_taken_off_again(staff, draft):
    client, address = logged_in(staff), reverse("agreement_parties", args=[draft.pk])
    client.post(address, {"missing": "1"})
    assert draft.parties.count() > 3
    last = draft.parties.last()
    client.post(address, {"remove": str(last.pk)})
    assert not draft.parties.filter(pk=last.pk).exists()
    assert client.post(address, {"remove": "x"}).status_code == 404


def test_a_party_signs_on_the_page_and_a_wrong_file_is_told_check_by_check(kadri, issued, part, party, signed):
    client, address = logged_in(kadri), reverse("agreement_sign", args=[issued.pk])
    mine = {"part": part(party).pk}
    assert client.post(address, mine).status_code == 422
    wrong = client.post(address, {**mine, "container": SimpleUploadedFile("a.asice", b"tere")})
    assert wrong.status_code == 422
    assert "Allkirja ei saanud vastu võtta" in wrong.content.decode()
    right = SimpleUploadedFile("a.asice", signed(issued, KADRI))
    page = client.post(address, {**mine, "container": right}, follow=True).content.decode()
    assert "Allkirjastanud 1 osapoolt 3-st" in page
    assert client.get(reverse("agreement_container", args=[issued.pk])).status_code == 200
    again = SimpleUploadedFile("a.asice", signed(issued, KADRI))
    assert client.post(address, {**mine, "container": again}).status_code == 422


def test_nobody_signs_in_anothers_name_by_changing_the_form(kadri, issued, part, tervik, signed):
    sent = {"part": part(tervik.founder).pk, "container": SimpleUploadedFile("a.asice", signed(issued, MART))}
    assert logged_in(kadri).post(reverse("agreement_sign", args=[issued.pk]), sent).status_code == 422
    assert state() == "issued"


def test_staff_withdraw_with_a_reason(staff, issued):
    client, address = logged_in(staff), reverse("agreement_close", args=[issued.pk])
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "Tekst muutub."})
    assert state() == "withdrawn"
    assert "Tekst muutub." in client.get(reverse("agreement", args=[issued.pk])).content.decode()


def test_the_verification_page_knows_the_agreement(issued):
    file = SimpleUploadedFile("leping.pdf", bytes(issued.document.content))
    page = Client().post(reverse("verification"), {"file": file}).content.decode()
    assert issued.document.number in page
    assert "Koostöö Raplamaal" in page
    assert "ootab allkirju" in page


def test_the_list_asks_the_database_no_more_for_more_agreements(
    staff, tervik, party, kohila, issued, django_assert_max_num_queries
):
    client = logged_in(staff)
    client.get(reverse("agreements"))
    with django_assert_max_num_queries(40) as few:
        client.get(reverse("agreements"))
    issue_to_each(staff, tervik, "Veel", [party, kohila])
    with django_assert_max_num_queries(len(few)):
        assert client.get(reverse("agreements")).content.decode().count("Veel") == 2


def test_the_page_asks_the_database_no_more_for_more_parties(staff, issued, draft, django_assert_max_num_queries):
    client, address = logged_in(staff), reverse("agreement", args=[issued.pk])
    client.get(address)
    with django_assert_max_num_queries(60) as few:
        client.get(address)
    issued.parties.model.objects.bulk_create(
        issued.parties.model(agreement=issued, party=municipality(code), place=place)
        for place, code in enumerate(("0503", "0293"), start=10)
    )
    with django_assert_max_num_queries(len(few)):
        client.get(address)
