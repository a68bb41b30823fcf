"""What cannot be done yet says what is lacking, and what a service refuses is told (C3, C7)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from councils.consensus import Voice
from councils.models import Decision, Meeting
from councils.services.decisions import draft_decision, reword
from councils.services.meetings import cancel_meeting, note_attendance
from councils.services.minutes import confirm_minutes, write_minutes
from councils.services.rounds import open_round
from councils.services.voices import note_agreement, say
from tests.councils.conftest import MEETING_DAY
from tests.councils.factories import DecisionFactory

pytestmark = pytest.mark.django_db
AFTER = MEETING_DAY + timedelta(days=1)


def text(user, name, row) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(name, args=[row.pk])).content.decode()


def lacking(page: str, act: str) -> str:
    """What the page says that the act lacks; empty where it is offered or not there at all."""
    _, found, rest = page.partition(f'act--lacking"><strong>{act}</strong>')
    return rest.partition("Praegu ei saa. ")[2].partition("</span>")[0] if found else ""


def all_came(seats):
    return {mandate.pk: mandate.person for mandate in seats.values()}


def test_before_attendance_is_noted_the_page_says_why_nothing_can_be_adopted(today, secretary, decision, seats):
    adopt, fail, noted = "Võta otsus vastu", "Märgi vastu võtmata", "Märgi koosolekul öeldu"
    page = text(secretary, "my_decision", decision)
    assert "Koosolek ei ole veel olnud." in lacking(page, adopt)
    assert "Koosolek ei ole veel olnud." in lacking(page, fail)
    assert "pärast koosolekut" in lacking(page, noted)
    today(AFTER)
    page = text(secretary, "my_decision", decision)
    assert lacking(page, adopt) == "Märkige enne koosoleku lehel, kes koosolekul osalesid."
    assert lacking(page, "Märgi, et teised kohalolijad nõustusid") == "Märkige enne, kes koosolekul osalesid."
    assert 'value="note"' in page
    note_attendance(secretary, decision.item.meeting, all_came(seats))
    page = text(secretary, "my_decision", decision)
    assert lacking(page, adopt).startswith("Üksmeelt ei ole: ")
    assert lacking(page, adopt).endswith("ja veel 4 kohta.")
    assert 'value="fail"' in page
    note_agreement(secretary, decision)
    page = text(secretary, "my_decision", decision)
    assert 'value="adopt"' in page
    assert lacking(page, fail) == "Üksmeel on olemas."


def test_who_stands_in_the_way_is_named(today, secretary, decision, seats):
    today(AFTER)
    note_attendance(secretary, decision.item.meeting, all_came(seats))
    say(seats["0317"].person, decision, seats["0317"], Voice.OBJECTS, "Tähtaeg on lühike.")
    note_agreement(secretary, decision)
    assert lacking(text(secretary, "my_decision", decision), "Võta otsus vastu") == (
        "Üksmeelt ei ole: Kohila vald – vastuväide."
    )


def test_a_text_younger_than_the_meeting_a_cancelled_one_and_none_at_all(today, council, secretary, decision, seats):
    today(AFTER)
    note_attendance(secretary, decision.item.meeting, all_came(seats))
    reword(secretary, decision, "Eesmärgid", "Uus tekst.", "Kohila palus")
    assert "Tekst on koosolekust uuem." in lacking(text(secretary, "my_decision", decision), "Võta otsus vastu")
    decision.item = None
    alone = DecisionFactory(council=council, item=None, state="put")
    assert "ei ole ühegi koosoleku päevakorras" in lacking(text(secretary, "my_decision", alone), "Võta otsus vastu")


def test_of_a_cancelled_meeting_the_page_says_so(secretary, decision):
    cancel_meeting(secretary, decision.item.meeting, "Torm")
    assert "Koosolek jäi ära." in lacking(text(secretary, "my_decision", decision), "Võta otsus vastu")


def test_while_a_round_is_open_the_page_says_until_when(today, secretary, decision, seats):
    open_round(secretary, decision, date(2026, 3, 10))
    page = text(secretary, "my_decision", decision)
    assert lacking(page, "Märgi vastu võtmata") == "Kirjalik ring kestab kuni 10.03.2026, see päev kaasa arvatud."
    assert lacking(page, "Võta otsus vastu").startswith("Üksmeelt ei ole: ")
    today(date(2026, 3, 11))
    member = text(seats["0668"].person, "my_decision", decision)
    assert lacking(member, "Ütle oma sõna") == "Selle otsuse kohta ei saa enam sõna öelda."


def test_a_member_reads_why_a_draft_takes_no_word_yet(secretary, item, seats):
    draft = draft_decision(
        secretary, Decision(council=item.meeting.council, item=item, title_et="Eelnõu", text_et="Kinnitame.")
    )
    page = text(seats["0668"].person, "my_decision", draft)
    assert lacking(page, "Ütle oma sõna") == "Eelnõu ei ole veel koostöökogu ees."


def test_a_meeting_says_what_its_acts_lack(today, council, secretary, meeting, seats):
    meeting.items.all().delete()
    page = text(secretary, "my_meeting", meeting)
    assert lacking(page, "Kutsu koosolek kokku") == "Lisage enne päevakord."
    assert lacking(page, "Lisa materjal") == "Lisage enne päevakord."
    Meeting.objects.update(state="called")
    page = text(secretary, "my_meeting", meeting)
    assert lacking(page, "Märgi osalejad") == "Koosolek ei ole veel olnud."
    assert lacking(page, "Salvesta protokoll") == "Märkige enne, kes koosolekul osalesid."
    today(AFTER)
    note_attendance(secretary, meeting, all_came(seats))
    page = text(secretary, "my_meeting", meeting)
    for act in ("Kinnita protokoll", "Saada liikmetele lugemiseks"):
        assert lacking(page, act) == "Protokolli ei ole veel kirjutatud."
    assert lacking(page, "Lisa allkirjastatud protokoll") == "Protokoll ei ole veel kinnitatud."
    assert lacking(text(seats["0668"].person, "my_meeting", meeting), "Paranda protokolli")
    write_minutes(secretary, meeting, "Arutati.")
    Meeting.objects.update(corrections_until=AFTER)
    assert "Liikmete märkusi oodatakse kuni" in lacking(text(secretary, "my_meeting", meeting), "Kinnita protokoll")
    Meeting.objects.update(corrections_until=None)
    confirm_minutes(secretary, meeting)
    page = text(secretary, "my_meeting", meeting)
    assert "ei muudeta" in lacking(page, "Märgi osalejad")
    assert "isikukood ei ole teada" in lacking(page, "Lisa allkirjastatud protokoll")


def test_a_member_reads_nothing_of_what_the_secretary_lacks(meeting, decision, seats):
    for name, row in (("my_meeting", meeting), ("my_decision", decision)):
        assert "act--lacking" not in text(seats["0668"].person, name, row)


def test_what_a_service_refuses_is_told_though_the_act_is_not_open_any_more(today, secretary, meeting, seats):
    """Two windows: the minutes were confirmed while attendance stood open in the other one."""
    Meeting.objects.update(state="called")
    today(AFTER)
    note_attendance(secretary, meeting, all_came(seats))
    write_minutes(secretary, meeting, "Arutati.")
    confirm_minutes(secretary, meeting)
    client = Client()
    client.force_login(secretary)
    answer = client.post(reverse("my_meeting", args=[meeting.pk]), {"act": "attend"})
    assert answer.status_code == 422
    assert escape("Osalejad on kinnitatud protokollis ja neid enam ei muudeta.") in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()
