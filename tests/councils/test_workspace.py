"""The workspace: who opens it, and that its forms do what they say."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from councils.models import Council, Decision, Mandate, Meeting, Participation, Voicing
from tests.councils.factories import AgendaItemFactory, DecisionFactory, MandateFactory, MeetingFactory, PaperFactory
from tests.councils.people import EVERYBODY, KEEPERS
from tests.factories import UserFactory, national_editor

pytestmark = pytest.mark.django_db
AFTER = date(2026, 3, 13)
OPENS = {*KEEPERS, "member", "deputy", "region staff", "region reader", "state reader", "national editor"}


def logged_in(user):
    client = Client()
    if user.is_authenticated:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def addresses(council, meeting, decision):
    return [
        reverse("my_council", args=[council.pk]),
        reverse("my_meeting", args=[meeting.pk]),
        reverse("my_decision", args=[decision.pk]),
    ]


@pytest.mark.parametrize("name", EVERYBODY)
def test_other_peoples_workspaces_do_not_exist(council, seats, addresses, name):
    user = EVERYBODY[name](council, seats)
    client = logged_in(user)
    closed_out = 302 if name in {"nobody", "inactive secretary"} else 404
    for address in addresses:
        assert client.get(address).status_code == (200 if name in OPENS else closed_out), address


@pytest.mark.parametrize("name", sorted(OPENS - set(KEEPERS)))
def test_who_may_look_still_does_nothing(council, seats, meeting, decision, name):
    client = logged_in(EVERYBODY[name](council, seats))
    meeting_page = reverse("my_meeting", args=[meeting.pk])
    decision_page = reverse("my_decision", args=[decision.pk])
    for address, act in ((meeting_page, "cancel"), (decision_page, "withdraw"), (decision_page, "put")):
        assert client.post(address, {"act": act, "reason": "Niisama"}).status_code == 403
    assert Meeting.objects.get().state == "called"
    assert Decision.objects.get().state == "put"


def test_the_list_leads_to_the_only_council_or_says_there_is_none(council, secretary):
    assert logged_in(secretary).get(reverse("my_councils")).url == reverse("my_council", args=[council.pk])
    page = logged_in(UserFactory()).get(reverse("my_councils")).content.decode()
    assert "Teil ei ole volitust" in page
    assert logged_in(national_editor()).get(reverse("my_councils")).content.decode().count("/minu/koostookogu/") >= 15


def test_one_factor_is_not_enough_where_two_are_asked(settings, secretary, addresses):
    settings.REQUIRE_SECOND_FACTOR = True
    for address in addresses:
        assert reverse("mfa_activate_totp") in logged_in(secretary).get(address).url


def test_an_act_that_is_not_there_does_not_exist(secretary, addresses):
    for address in addresses:
        assert logged_in(secretary).post(address, {"act": "kõik"}).status_code == 404


def test_a_national_editor_appoints_the_secretary_by_e_mail(council):
    client = logged_in(national_editor())
    sent = {
        "act": "seat",
        "host_kind": "municipality",
        "host": "Rapla vald",
        "email": "uus@rapla.example",
        "first_name": "Uku",
        "last_name": "Uus",
    }
    assert client.post(reverse("my_council", args=[council.pk]), sent).status_code == 302
    found = Council.objects.get(pk=council.pk)
    assert found.secretary == User.objects.get(email="uus@rapla.example")
    assert not found.secretary.has_usable_password()
    assert found.host.name == "Rapla vald"


def test_a_municipality_of_another_county_does_not_organise_the_work(council):
    sent = {"act": "seat", "host_kind": "municipality", "host": "Võru linn", "email": "uus@rapla.example"}
    answer = logged_in(national_editor()).post(reverse("my_council", args=[council.pk]), sent)
    assert answer.status_code == 422
    assert "See ei ole selle maakonna vald ega linn." in answer.content.decode()
    assert not User.objects.filter(email="uus@rapla.example").exists()


def mandate_form(**fields):
    return {
        "act": "give",
        "kind": "additional",
        "body": "Eakate nõukoda",
        "email": "leida@eakad.example",
        "first_name": "Leida",
        "last_name": "Lepp",
        "document": "Kiri nr 4",
        "valid_from": "2026-03-01",
        **fields,
    }


def test_the_secretary_seats_a_member_whom_nobody_knew(council, secretary):
    client = logged_in(secretary)
    address = reverse("my_council", args=[council.pk])
    assert client.post(address, mandate_form()).status_code == 302
    assert Mandate.objects.get(body="Eakate nõukoda").person.email == "leida@eakad.example"
    assert "Leida Lepp" in client.get(address).content.decode()


def test_what_is_wrong_is_told_at_its_field_and_nobody_is_added(council, secretary):
    client = logged_in(secretary)
    answer = client.post(reverse("my_council", args=[council.pk]), mandate_form(body=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in page
    assert '<details class="act" open>' in page
    assert "Kirjutage, millise asutuse või huvirühma nimel." in page
    assert not User.objects.filter(email="leida@eakad.example").exists()


def test_the_secretary_sees_what_needs_attention(council, secretary, seats):
    seats["0317"].delete()
    seats["0503"].valid_to = date(2026, 4, 1)
    seats["0503"].save()
    page = logged_in(secretary).get(reverse("my_council", args=[council.pk])).content.decode()
    assert "Kohila vald: Kohta ei ole veel keegi täitnud." in page
    assert "Märjamaa vald: Volitus lõpeb 01.04.2026 ja järgmist ei ole veel." in page


def test_the_secretary_is_told_of_a_chair_who_is_no_member_any_more(council, secretary, seats):
    """C4: the chair is a member."""
    address, client = reverse("my_council", args=[council.pk]), logged_in(secretary)
    assert "Esimeest ei ole nimetatud." in client.get(address).content.decode()
    council.chair = seats["0317"].person
    council.save()
    assert "Esimehe volitus on lõppenud." not in client.get(address).content.decode()
    seats["0317"].valid_to = date(2026, 2, 28)
    seats["0317"].save()
    assert "Esimehe volitus on lõppenud." in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("day", "meetings", "told"),
    [(date(2026, 10, 31), 1, False), (date(2026, 11, 1), 2, False), (date(2026, 11, 1), 1, True)],
)
def test_the_secretary_is_told_when_the_year_runs_out(today, council, secretary, day, meetings, told):
    for _ in range(meetings):
        MeetingFactory(council=council, state="held")
    today(day)
    page = logged_in(secretary).get(reverse("my_council", args=[council.pk])).content.decode()
    assert ("Tänavu tuleb kokku kutsuda veel 1 koosolek." in page) is told


def test_a_meeting_from_draft_to_confirmed_minutes_through_the_pages(today, council, secretary, seats):
    client = logged_in(secretary)
    client.post(
        reverse("my_council", args=[council.pk]),
        {"act": "draft", "starts_at": "2026-03-12T10:00", "ends_at": "2026-03-12T12:00", "place": "Raplas"},
    )
    meeting = Meeting.objects.get()
    address = reverse("my_meeting", args=[meeting.pk])
    assert "Lisage enne päevakord." in client.post(address, {"act": "call"}).content.decode()
    client.post(address, {"act": "item", "title_et": "Eesmärgid", "title_ru": "Цели"})
    item = meeting.items.get()
    file = SimpleUploadedFile("Ülevaade 2025.pdf", b"%PDF-1.7")
    client.post(address, {"act": "paper", "item": item.pk, "title": "Ülevaade", "file": file})
    assert item.papers.get().file_name == "Ülevaade 2025.pdf"
    assert client.post(address, {"act": "call"}).status_code == 302
    member = logged_in(seats["0668"].person)
    row = Participation.objects.get(mandate=seats["0668"])
    assert member.post(address, {"act": "answer", "participation": row.pk, "answer": "comes"}).status_code == 302
    other = Participation.objects.get(mandate=seats["0317"])
    assert member.post(address, {"act": "answer", "participation": other.pk, "answer": "comes"}).status_code == 422
    today(AFTER)
    client = logged_in(secretary)
    client.post(address, {"act": "attend", f"seat_{seats['0668'].pk}": str(seats["0668"].person_id)})
    client.post(address, {"act": "minute", "text": "Arutati."})
    client.post(address, {"act": "confirm"})
    page = client.get(address).content.decode()
    assert "kinnitatud" in page
    assert Participation.objects.get(pk=row.pk).attended_by == seats["0668"].person
    assert "Arutati." in Client().get(meeting.get_absolute_url()).content.decode()
    assert client.post(address, {"act": "confirm"}).status_code == 302


def test_a_decision_from_objection_to_adoption_through_the_pages(today, secretary, decision, seats):
    today(AFTER)
    client, address = logged_in(secretary), reverse("my_decision", args=[decision.pk])
    for code, mandate in seats.items():
        voice = {"act": "note", "mandate": mandate.pk, "voice": "agrees", "reason": ""}
        if code == "0317":
            voice |= {"voice": "objects"}
            assert "Kirjutage vastuväite põhjus." in client.post(address, voice).content.decode()
            voice |= {"reason": "Tähtaeg on lühike."}
        assert client.post(address, voice).status_code == 302
    page = client.get(address).content.decode()
    assert "Üksmeelt ei ole veel." in page
    assert "Tähtaeg on lühike." in page
    assert 'value="adopt"' not in page
    client.post(address, {"act": "reword", "title_et": "Eesmärgid", "text_et": "Uus tekst.", "reason": "Kohila"})
    client.post(address, {"act": "round", "deadline": "2026-03-27"})
    for mandate in seats.values():
        words = {"act": "say", "mandate": mandate.pk, "voice": "agrees"}
        assert logged_in(mandate.person).post(address, words).status_code == 302
    assert 'value="adopt"' in client.get(address).content.decode()
    client.post(address, {"act": "adopt"})
    assert Decision.objects.get().number == "2026-1"
    client.post(address, {"act": "translate", "title_ru": "Цели", "text_ru": "Новый текст."})
    client.post(address, {"act": "task", "text": "Teha", "responsible": "TERVIK", "due_on": "2026-06-01"})
    task = Decision.objects.get().tasks.get()
    client.post(address, {"act": "close", "task": task.pk, "state": "done"})
    assert Decision.objects.get().tasks.get().state == "done"
    russian = Client().get(Decision.objects.get().get_absolute_url().replace("/et/", "/ru/")).content.decode()
    assert "Новый текст." in russian


def test_a_member_cannot_note_in_the_secretarys_name(today, decision, seats):
    today(AFTER)
    client = logged_in(seats["0668"].person)
    sent = {"act": "note", "mandate": seats["0317"].pk, "voice": "agrees"}
    assert client.post(reverse("my_decision", args=[decision.pk]), sent).status_code == 403
    assert not Voicing.objects.exists()


def test_a_step_taken_twice_shows_how_it_stands(secretary, decision):
    address = reverse("my_decision", args=[decision.pk])
    answer = logged_in(secretary).post(address, {"act": "put"}, follow=True)
    assert "Seis on vahepeal muutunud." in answer.content.decode()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_workspace_speaks_the_readers_language(secretary, addresses, language):
    told = {"ru": "совет", "en": "ouncil"}[language]
    for address in addresses:
        assert told in logged_in(secretary).get(address.replace("/et/", f"/{language}/", 1)).content.decode()


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def test_queries_do_not_grow_with_rows(today, council, secretary, seats, meeting, decision, addresses):
    client = logged_in(secretary)

    def more():
        MandateFactory(council=council, kind="additional", body=f"Rühm {Mandate.objects.count()}")
        MeetingFactory(council=council, state="held")
        DecisionFactory(council=council)
        PaperFactory(item=AgendaItemFactory(meeting=meeting))
        Participation.objects.create(
            meeting=meeting, mandate=MandateFactory(council=council, kind="additional", body="x")
        )

    more()
    few = [queries(client, address) for address in addresses]
    for _ in range(4):
        more()
    assert [queries(client, address) for address in addresses] <= few
