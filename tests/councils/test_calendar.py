"""Calendars and feeds as other programs read them (C7, RFC 5545, RFC 4287)."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from councils.services.meetings import call_meeting, cancel_meeting, note_attendance
from councils.services.minutes import confirm_minutes, write_minutes

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
AFTER = date(2026, 3, 13)


def unfolded(text):
    return text.replace("\r\n ", "")


def feed():
    return ElementTree.fromstring(Client().get(reverse("council_news", args=["raplamaa"])).content)


def test_a_feed_has_what_every_reader_of_feeds_asks_for(secretary, meeting, seats):
    call_meeting(secretary, meeting)
    found = feed()
    assert found.find(f"{ATOM}author/{ATOM}name").text == "Raplamaa koostöökogu"
    for part in ("id", "title", "updated"):
        assert found.find(f"{ATOM}{part}").text
    entry = found.find(f"{ATOM}entry")
    assert all(entry.find(f"{ATOM}{part}") is not None for part in ("id", "title", "updated", "link"))


def test_a_cancelled_meeting_is_news_and_so_are_confirmed_minutes(today, secretary, meeting, seats):
    call_meeting(secretary, meeting)
    today(AFTER)
    note_attendance(secretary, meeting, {})
    write_minutes(secretary, meeting, "Arutati.")
    confirm_minutes(secretary, meeting)
    titles = [one.text for one in feed().iter(f"{ATOM}title")]
    assert "Koosolek 12.03.2026: protokoll on kinnitatud" in titles
    ids = [one.find(f"{ATOM}id").text for one in feed().iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 2


def test_a_meeting_that_is_not_held_stays_in_feed_and_calendar_as_such(secretary, meeting, seats):
    call_meeting(secretary, meeting)
    cancel_meeting(secretary, meeting)
    assert "Koosolek 12.03.2026 jääb ära" in [one.text for one in feed().iter(f"{ATOM}title")]
    assert "STATUS:CANCELLED" in Client().get(reverse("council_calendar", args=["raplamaa"])).content.decode()


def test_one_meeting_goes_into_a_calendar_by_itself_and_a_draft_does_not(secretary, meeting, seats):
    address = reverse("council_meeting_calendar", args=["raplamaa", meeting.pk])
    assert Client().get(address).status_code == 404
    call_meeting(secretary, meeting)
    answer = Client().get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer.content.decode().count("BEGIN:VEVENT") == 1
    assert Client().get(address.replace("raplamaa", "vorumaa")).status_code == 404


def test_what_stands_in_a_feed_is_text_and_no_markup(secretary, meeting, seats):
    meeting.place = "<b>Raplas</b>"
    meeting.save()
    call_meeting(secretary, meeting)
    summary = feed().find(f"{ATOM}entry/{ATOM}summary")
    assert summary.get("type") == "html"
    assert "&lt;b&gt;Raplas" in summary.text
