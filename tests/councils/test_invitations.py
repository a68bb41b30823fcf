"""Whoever is invited is told of every change, and so is whoever is not invited any more (C7)."""

from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from agreements.lifecycle import ForbiddenStep
from councils.models import Participation
from councils.services.agenda import add_paper, save_item
from councils.services.answers import answer_invitation
from councils.services.mandates import end_mandate, give_mandate, name_deputy
from councils.services.meetings import (
    call_anew,
    call_meeting,
    cancel_meeting,
    change_meeting,
    has_untold_changes,
    note_attendance,
)
from councils.services.minutes import confirm_minutes, write_minutes
from registry.files.icalendar import CalendarPerson, addressed, calendar, method_of
from registry.letters.mailing import send_waiting
from registry.models import LetterRecipient
from tests.councils.conftest import MEETING_DAY
from tests.councils.factories import MandateFactory, PaperFactory, at
from tests.councils.test_calendar import unfolded
from tests.councils.test_workspace import logged_in
from tests.factories import UserFactory
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
LATER = date(2026, 4, 2)


def told(notice):
    return set(LetterRecipient.objects.filter(letter__criteria__notice=notice).values_list("email", flat=True))


@pytest.fixture
def called(secretary, meeting, seats):
    return call_meeting(secretary, meeting)


def move(secretary, meeting, day):
    meeting.starts_at, meeting.ends_at = at(day), at(day, 12)
    return change_meeting(secretary, meeting)


def test_a_moved_meeting_asks_everybody_anew(secretary, called, seats):
    answer_invitation(seats["0317"].person, Participation.objects.get(mandate=seats["0317"]), "comes")
    move(secretary, called, LATER)
    assert len(told("called_anew")) == 8
    assert Participation.objects.get(mandate=seats["0317"]).answer == "none"


def test_another_place_alone_leaves_the_answers(secretary, called, seats):
    answer_invitation(seats["0317"].person, Participation.objects.get(mandate=seats["0317"]), "comes")
    called.place = "Märjamaal"
    change_meeting(secretary, called)
    assert Participation.objects.get(mandate=seats["0317"]).answer == "comes"


def test_whose_mandate_ends_before_the_new_day_is_told_that_it_is_not_theirs(secretary, called, seats):
    end_mandate(secretary, seats["0317"], MEETING_DAY)
    assert told("not_invited") == set()
    move(secretary, called, LATER)
    gone = seats["0317"].person.email
    assert told("not_invited") == {gone}
    assert gone not in told("called_anew")
    letter = LetterRecipient.objects.get(letter__criteria__notice="not_invited").letter
    assert "METHOD:CANCEL" in letter.calendar
    assert "STATUS:CANCELLED" in letter.calendar
    assert not Participation.objects.filter(mandate=seats["0317"]).exists()


def test_a_called_meeting_is_not_moved_into_the_past(secretary, called):
    with pytest.raises(ValidationError):
        move(secretary, called, date(2026, 2, 27))


def test_who_is_seated_after_the_call_is_invited_and_may_answer(secretary, council, called, seats):
    end_mandate(secretary, seats["0317"], date(2026, 3, 5))
    follower = MandateFactory.build(
        council=council,
        kind="municipality",
        organization=seats["0317"].organization,
        person=UserFactory(),
        valid_from=date(2026, 3, 6),
    )
    give_mandate(secretary, follower)
    assert follower.person.email in told("called")
    assert seats["0317"].person.email in told("not_invited")
    assert Participation.objects.filter(mandate=follower).exists()


def test_a_deputy_named_after_the_call_is_told(secretary, called, seats):
    deputy = name_deputy(secretary, seats["0317"], UserFactory()).deputy
    assert deputy.email in told("called")


def test_a_deputy_of_a_seat_that_ends_before_the_meeting_is_not_invited(secretary, called, seats):
    """C7: who stands in is invited to the meetings on whose day the seat is still there."""
    end_mandate(secretary, seats["0317"], date(2026, 3, 5))
    deputy = UserFactory()
    name_deputy(secretary, seats["0317"], deputy)
    assert not LetterRecipient.objects.filter(email=deputy.email).exists()
    assert not Participation.objects.filter(mandate=seats["0317"]).exists()


def test_an_answer_that_is_none_is_refused(called, seats):
    """C7: a seat comes, does not come or sends its deputy; it does not go back to having said nothing."""
    row = Participation.objects.get(mandate=seats["0317"])
    for answer in ("none", "maybe", ""):
        with nothing_written(), pytest.raises(ValidationError) as refused:
            answer_invitation(seats["0317"].person, row, answer)
        assert "answer" in refused.value.error_dict


def test_a_draft_is_changed_without_telling_anybody(secretary, meeting, seats):
    """C7: only what was called is called anew; the draft keeps its new time."""
    changed = move(secretary, meeting, LATER)
    assert (changed.day, changed.state) == (LATER, "draft")
    assert not LetterRecipient.objects.exists()


def test_a_cancelled_meeting_takes_no_paper_and_is_not_changed(secretary, called, item):
    cancel_meeting(secretary, called, "Haigus.")
    paper = PaperFactory.build(item=item, added_by=None)
    with nothing_written(), pytest.raises(ValidationError):
        add_paper(secretary, paper)
    with nothing_written(), pytest.raises(ForbiddenStep):
        move(secretary, called, LATER)


def test_a_cancelled_meeting_is_told_to_all_who_have_it_in_their_calendar(secretary, called, seats):
    cancel_meeting(secretary, called)
    assert told("cancelled") == told("called")


def test_a_changed_agenda_waits_until_it_is_told(today, secretary, called, seats, item):
    assert not has_untold_changes(called)
    today(date(2026, 3, 2))
    item.title_et = "Strateegia eesmärgid ja mõõdikud"
    save_item(secretary, item)
    assert has_untold_changes(called)
    with pytest.raises(PermissionDenied):
        call_anew(seats["0317"].person, called)
    call_anew(secretary, called)
    called.refresh_from_db()
    assert not has_untold_changes(called)
    letter = LetterRecipient.objects.filter(letter__criteria__notice="called_anew").first().letter
    assert "eesmärgid ja mõõdikud" in unfolded(letter.calendar)
    today(date(2026, 3, 3))
    PaperFactory(item=item)
    assert has_untold_changes(called)


def test_each_change_is_newer_than_the_one_before(today, secretary, called):
    first = LetterRecipient.objects.filter(letter__criteria__notice="called").first().letter.calendar
    today(date(2026, 3, 2))
    move(secretary, called, LATER)
    second = LetterRecipient.objects.filter(letter__criteria__notice="called_anew").first().letter.calendar
    stamps = [unfolded(text).split("DTSTAMP:")[1][:16] for text in (first, second)]
    assert stamps == sorted(set(stamps))
    assert "SEQUENCE:1" in first
    assert "SEQUENCE:2" in second
    uids = {unfolded(text).split("UID:")[1].split("\r\n")[0] for text in (first, second)}
    assert len(uids) == 1


def test_an_invitation_is_taken_for_one_by_mail_programs(secretary, called, seats):
    """RFC 5546: method in the type, an organizer, and the one who is invited, nobody else."""
    send_waiting()
    sent = next(one for one in mail.outbox if one.to == [seats["0317"].person.email])
    parsed = message_from_bytes(sent.message().as_bytes(), policy=default)
    part = next(part for part in parsed.walk() if part.get_content_type() == "text/calendar")
    assert part.get_param("method") == "REQUEST"
    lines = part.get_payload(decode=True).decode().replace("\r\n", "\n").replace("\n ", "").split("\n")
    assert [line for line in lines if line.startswith("ATTENDEE")] == [
        f'ATTENDEE;CN="{seats["0317"].person}";ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:{seats["0317"].person.email}'
    ]
    assert any(line.startswith('ORGANIZER;CN="Raplamaa koostöökogu":mailto:') for line in lines)


def test_a_name_cannot_break_out_of_the_calendar():
    text = calendar([], name="x").replace("END:VCALENDAR", "BEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR")
    sent = addressed(text, CalendarPerson('Mari "M"\r\nX-EVIL:1', "mari@example.org"))
    assert "\r\nX-EVIL" not in sent
    assert "CN=\"Mari 'M' X-EVIL:1\"" in unfolded(sent)
    assert method_of(text) == "PUBLISH"


def test_those_present_are_not_changed_once_the_minutes_are_confirmed(today, secretary, called, seats):
    today(MEETING_DAY + timedelta(days=1))
    note_attendance(secretary, called, {seats["0668"].pk: seats["0668"].person}, "Külli Külaline, haigla")
    write_minutes(secretary, called, "Arutati.")
    document = confirm_minutes(secretary, called)
    assert document.values["guests"] == ["Külli Külaline, haigla"]
    with pytest.raises(ValidationError):
        note_attendance(secretary, called, {})


def test_nobody_is_noted_before_the_meeting_begins(monkeypatch, secretary, called):
    monkeypatch.setattr(timezone, "now", lambda: at(MEETING_DAY, 9))
    with pytest.raises(ValidationError):
        note_attendance(secretary, called, {})


def test_a_cancelled_meeting_says_why(secretary, called):
    cancel_meeting(secretary, called, "Lumetorm.")
    assert "Lumetorm." in LetterRecipient.objects.filter(letter__criteria__notice="cancelled").first().letter.body


def test_cancelling_asks_for_the_reason_and_a_member_with_one_seat_need_not_choose_it(secretary, called, seats):
    address = reverse("my_meeting", args=[called.pk])
    assert logged_in(secretary).post(address, {"act": "cancel"}).status_code == 422
    called.refresh_from_db()
    assert called.state == "called"
    page = logged_in(seats["0317"].person).get(address).content.decode()
    row = Participation.objects.get(mandate=seats["0317"])
    assert f'<option value="{row.pk}" selected>' in page
    assert '<details class="act" open>' in page
