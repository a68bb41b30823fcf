"""The workspaces of a council's secretary and of a member: axe finds nothing, and a keyboard alone is enough (C7)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import Page, expect

from councils.models import Council, Mandate, Meeting, Participation
from councils.services.meetings import call_meeting, note_attendance
from councils.services.minutes import write_minutes
from councils.services.remarks import remark
from tests.councils.factories import (
    AgendaItemFactory,
    DecisionFactory,
    MeetingFactory,
    PaperFactory,
    at,
    council_of,
    fill_seats,
)

pytestmark = pytest.mark.django_db(transaction=True)
KOHILA = "0317"


@pytest.fixture
def seated() -> tuple[Council, dict[str, Mandate]]:
    """Rapla's council with its seats, a meeting that is called and one whose minutes wait for an answer."""
    with override("et"):
        council = council_of()
        seats = fill_seats(council)
        today = timezone.localdate()
        coming = MeetingFactory(council=council, starts_at=at(today + timedelta(days=14)))
        closed = AgendaItemFactory(
            meeting=coming, order=1, restriction_ground="AvTS § 35 lg 1 p 12", restricted_until=today
        )
        PaperFactory(item=closed)
        DecisionFactory(council=council, item=AgendaItemFactory(meeting=coming, order=2), state="put")
        call_meeting(council.secretary, coming)
        past = MeetingFactory(council=council, state="called", starts_at=at(today - timedelta(days=3)))
        AgendaItemFactory(meeting=past)
        note_attendance(council.secretary, past, {seats[KOHILA].pk: seats[KOHILA].person})
        write_minutes(council.secretary, past, "Arutati eesmärke.")
        remark(seats[KOHILA].person, past, seats[KOHILA], "Kokku lepiti 2027.")
    return council, seats


def addresses(council: Council) -> list[str]:
    """The pages of the workspace, without their language."""
    item = council.meetings.get(state="called").items.order_by("order").first()
    assert item
    paths = [
        reverse("my_council", args=[council.pk]),
        *(reverse("my_meeting", args=[one.pk]) for one in council.meetings.all()),
        *(reverse("my_decision", args=[one.pk]) for one in council.decisions.all()),
        reverse("my_item", args=[item.meeting_id, item.pk]),
    ]
    return [path.split("/", 2)[2] for path in paths]


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_workspaces_pass_axe_and_fit_in_each_language(
    open_page: Callable[..., Page],
    log_in: Callable[..., None],
    axe: Callable[[Page], list[str]],
    seated: tuple[Council, dict[str, Mandate]],
    language: str,
):
    council, seats = seated
    faults = []
    for who, width in ((council.secretary, 1280), (seats[KOHILA].person, 320)):
        page = open_page(width=width)
        log_in(page, who)
        for address in addresses(council):
            answer = page.goto(f"/{language}/{address}")
            assert answer
            assert answer.status == 200, address
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            faults += [f"{who}, {address}: {fault}" for fault in axe(page)]
            breadth = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{address}: {breadth} px wide on {width} px"] if breadth > width else []
    assert faults == []


def test_a_member_answers_the_invitation_by_keyboard_alone_and_without_javascript(
    open_page: Callable[..., Page], log_in: Callable[..., None], seated: tuple[Council, dict[str, Mandate]]
):
    council, seats = seated
    meeting = Meeting.objects.get(state="called")
    page = open_page(width=320, javascript=False)
    log_in(page, seats[KOHILA].person)
    page.goto(f"/et/minu/koostookogu/{council.pk}/")
    page.get_by_role("link", name="Vastake kutsele").press("Enter")
    field = page.get_by_label("Kas tulete?")
    for _ in range(30):
        page.keyboard.press("Tab")
        if field.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.type("tuleb")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vastus on kirjas.")).to_be_visible()
    assert Participation.objects.get(meeting=meeting, mandate=seats[KOHILA]).answer == "comes"
