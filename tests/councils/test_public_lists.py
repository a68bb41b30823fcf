"""The archive, feeds and calendars of all councils, and what they cost."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from councils.services.meetings import call_meeting
from tests.councils.factories import (
    AdoptedDecisionFactory,
    AgendaItemFactory,
    MandateFactory,
    MeetingFactory,
    PaperFactory,
    at,
    council_of,
)

pytestmark = pytest.mark.django_db
ADDRESSES = [
    ("council", ["raplamaa"]),
    ("councils", []),
    ("council_decisions", []),
    ("councils_calendar", []),
    ("councils_news", []),
]


def text(address):
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_archive_finds_by_word_region_and_year(council):
    AdoptedDecisionFactory(council=council, title_et="Õendusabi kodus", adopted_on=date(2025, 5, 1), number="2025-1")
    AdoptedDecisionFactory(council=council_of("0087"), title_et="Transport", number="2026-1")
    address = reverse("council_decisions")
    assert "Õendusabi kodus" in text(f"{address}?q=õendusabi")
    assert "Transport" not in text(f"{address}?q=õendusabi")
    assert "Õendusabi" not in text(f"{address}?piirkond=vorumaa")
    assert "Transport" not in text(f"{address}?aasta=2025")
    for odd in ("?q=%00&aasta=%D9%A2%D9%A0%D9%A2%D9%A6", "?aasta=abc&piirkond=' or 1=1&lk=999"):
        assert Client().get(f"{address}{odd}").status_code == 200


def test_feeds_are_well_formed(secretary, meeting, seats):
    call_meeting(secretary, meeting)
    AdoptedDecisionFactory(council=meeting.council, title_et="Üks & teine <kolmas>")
    feed = ElementTree.fromstring(Client().get(reverse("council_news", args=["raplamaa"])).content)
    titles = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert any("Üks & teine <kolmas>" in title for title in titles)
    calendar = text(reverse("councils_calendar"))
    assert calendar.count("BEGIN:VEVENT") == 1


def queries(address):
    Client().get(address)
    with CaptureQueriesContext(connection) as counted:
        assert Client().get(address).status_code == 200
    return len(counted)


@pytest.mark.parametrize(("name", "arguments"), ADDRESSES)
def test_queries_do_not_grow_with_rows(council, seats, name, arguments):
    def more():
        for code in ("0071", "0087", "0060"):
            one = council_of(code)
            meeting = MeetingFactory(council=one, state="called", starts_at=at(date(2026, 5, 1)))
            AgendaItemFactory(meeting=meeting)
            PaperFactory(item=AgendaItemFactory(meeting=meeting))
            AdoptedDecisionFactory(council=one)
            MandateFactory(council=one, kind="additional", body=f"Rühm {one.mandates.count()}")

    address = reverse(name, args=arguments)
    more()
    few = queries(address)
    for _ in range(4):
        more()
    assert queries(address) <= few


def test_search_engines_are_told_of_what_is_public_alone(council, meeting):
    decision = AdoptedDecisionFactory(council=council)
    told = text("/sitemap-decisions.xml")
    assert decision.get_absolute_url() in told
    assert "/meetings/" not in text("/sitemap-meetings.xml")
    assert reverse("council", args=["raplamaa"]) in text("/sitemap-councils.xml")
