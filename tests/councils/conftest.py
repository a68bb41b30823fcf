"""A council of Rapla with all its seats filled, and a clock that tests set."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from accounts.models import User
from councils.models import AgendaItem, Council, Decision, Mandate, Meeting
from councils.services.decisions import draft_decision, put_decision
from tests.councils.factories import (
    AgendaItemFactory,
    MeetingFactory,
    at,
    council_of,
    fill_seats,
)

MEETING_DAY = date(2026, 3, 12)
SetDay = Callable[[date], None]


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> SetDay:
    """Sets the day, at noon; it is the first of March 2026 where a test says nothing."""

    def become(day: date) -> None:
        monkeypatch.setattr(timezone, "now", lambda: at(day, 12))

    become(date(2026, 3, 1))
    return become


@pytest.fixture
def council(today: SetDay) -> Council:
    """Rapla's council; its region has no TERVIK yet."""
    return council_of()


@pytest.fixture
def secretary(council: Council) -> User:
    assert council.secretary
    return council.secretary


@pytest.fixture
def seats(council: Council) -> dict[str, Mandate]:
    """A mandate for each seat by law, by kind or by the municipality's code."""
    return fill_seats(council)


@pytest.fixture
def meeting(council: Council, seats: dict[str, Mandate]) -> Meeting:
    """A meeting with one point, not called yet."""
    one: Meeting = MeetingFactory(council=council, starts_at=at(MEETING_DAY))
    AgendaItemFactory(meeting=one, order=1, title_et="Strateegia eesmärgid")
    return one


@pytest.fixture
def item(meeting: Meeting) -> AgendaItem:
    return meeting.items.get()


@pytest.fixture
def decision(secretary: User, item: AgendaItem) -> Decision:
    """A decision that lies before the meeting, which is called."""
    Meeting.objects.filter(pk=item.meeting_id).update(state="called")
    draft = Decision(council=item.meeting.council, item=item, title_et="Eesmärgid", text_et="Kinnitame eesmärgid.")
    return put_decision(secretary, draft_decision(secretary, draft))
