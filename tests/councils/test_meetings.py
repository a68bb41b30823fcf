"""Meetings: called, answered, held, minuted (C7)."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from agreements.lifecycle import ForbiddenStep
from agreements.models import Event
from agreements.record.proof import faults
from councils.lifecycles.meeting import MEETING, STEPS, MeetingState, MeetingStep
from councils.models import AgendaItem, Meeting, Paper, Participation
from councils.public.minutes import newest_minutes
from councils.services.agenda import add_paper, remove_item, save_item
from councils.services.answers import answer_invitation
from councils.services.mandates import end_mandate, give_mandate
from councils.services.meetings import (
    call_meeting,
    cancel_meeting,
    change_meeting,
    draft_meeting,
    note_attendance,
)
from councils.services.minutes import confirm_minutes, write_minutes
from registry.files.icalendar import CalendarEvent, calendar, escaped, folded
from registry.letters.mailing import send_waiting
from registry.models import LetterRecipient, Municipality
from tests.councils.conftest import MEETING_DAY
from tests.councils.factories import MandateFactory, at
from tests.factories import UserFactory
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
AFTER = date(2026, 3, 13)


def test_every_step_exists_in_its_states_alone():
    for state in MeetingState:
        for taken in MeetingStep:
            if (state, taken) not in STEPS:
                with pytest.raises(ForbiddenStep):
                    MEETING.after(state, taken)


def test_a_call_invites_every_seat_with_a_calendar_entry(secretary, meeting, seats):
    called = call_meeting(secretary, meeting)
    assert called.state == "called"
    assert Participation.objects.filter(meeting=meeting, answer="none").count() == 7
    send_waiting()
    assert len(mail.outbox) == 8
    name, content, kind = mail.outbox[0].attachments[0]
    assert (name, kind) == ("kutse.ics", "text/calendar; method=REQUEST")
    assert "METHOD:REQUEST" in content
    assert "DTSTART:20260312T080000Z" in content
    assert "Strateegia eesmärgid" in content


def test_nobody_reads_of_a_closed_item_in_the_invitation(secretary, meeting, seats):
    item = AgendaItem(meeting=meeting, title_et="Palgad", restriction_ground="AvTS § 35 lg 1 p 12")
    item.restricted_until = date(2031, 3, 1)
    save_item(secretary, item)
    call_meeting(secretary, meeting)
    bodies = LetterRecipient.objects.values_list("letter__body", "letter__calendar")
    assert bodies
    assert not any("Palgad" in text for row in bodies for text in row)


def test_members_are_told_in_their_language(secretary, meeting, seats):
    seats["0317"].person.language = "ru"
    seats["0317"].person.save()
    call_meeting(secretary, meeting)
    told = LetterRecipient.objects.get(email=seats["0317"].person.email)
    assert "Приглашаем" in told.letter.body


def test_no_call_without_an_agenda_or_into_the_past(today, secretary, meeting):
    today(AFTER)
    with pytest.raises(ValidationError):
        call_meeting(secretary, meeting)
    today(date(2026, 3, 1))
    meeting.items.all().delete()
    with pytest.raises(ValidationError):
        call_meeting(secretary, meeting)


def test_a_changed_meeting_is_told_anew_and_the_calendar_knows_it(secretary, meeting, seats):
    call_meeting(secretary, meeting)
    meeting.place = "Märjamaal"
    changed = change_meeting(secretary, meeting)
    assert changed.revision == 2
    anew = LetterRecipient.objects.filter(letter__criteria__notice="called_anew").first()
    assert "SEQUENCE:2" in anew.letter.calendar
    assert anew.letter.subject.startswith("Muudatus.")


def test_a_cancelled_meeting_is_taken_back(secretary, meeting, seats):
    call_meeting(secretary, meeting)
    cancel_meeting(secretary, meeting)
    letter = LetterRecipient.objects.filter(letter__criteria__notice="cancelled").first().letter
    assert "METHOD:CANCEL" in letter.calendar
    assert "STATUS:CANCELLED" in letter.calendar
    with pytest.raises(ForbiddenStep):
        change_meeting(secretary, meeting)


def test_a_draft_that_is_dropped_tells_nobody(secretary, meeting, seats):
    cancel_meeting(secretary, meeting)
    assert not LetterRecipient.objects.exists()


def test_a_meeting_ends_after_it_begins(secretary, council):
    wrong = Meeting(council=council, starts_at=at(AFTER, 12), ends_at=at(AFTER, 12), place="Rapla")
    with pytest.raises(ValidationError):
        draft_meeting(secretary, wrong)


def test_members_answer_until_the_meeting_begins_and_the_last_answer_counts(today, secretary, meeting, seats):
    call_meeting(secretary, meeting)
    row = Participation.objects.get(mandate=seats["0317"])
    answer_invitation(seats["0317"].person, row, "comes")
    with pytest.raises(ValidationError):
        answer_invitation(seats["0317"].person, row, "deputy_comes")
    answer_invitation(seats["0317"].person, row, "does_not_come")
    today(MEETING_DAY)
    row = Participation.objects.get(mandate=seats["0317"])
    with pytest.raises(ValidationError):
        answer_invitation(seats["0317"].person, row, "comes")
    assert Participation.objects.get(pk=row.pk).answer == "does_not_come"


def test_attendance_says_on_whose_behalf(today, secretary, meeting, seats):
    seats["0317"].deputy = UserFactory()
    seats["0317"].save()
    call_meeting(secretary, meeting)
    today(AFTER)
    came = {seats["0668"].pk: seats["0668"].person, seats["0317"].pk: seats["0317"].deputy}
    note_attendance(secretary, meeting, came)
    rows = {row.mandate.in_whose_name: row.attended_by for row in Participation.objects.all()}
    assert rows["Kohila vald"] == seats["0317"].deputy
    assert rows["Tervisekassa"] is None
    assert Meeting.objects.get().state == "held"


def test_attendance_is_put_right_until_the_minutes_are_confirmed(today, secretary, meeting, seats):
    """C7: noted a second time the meeting is still held, and the last note counts; guests that were noted stay."""
    call_meeting(secretary, meeting)
    today(AFTER)
    note_attendance(secretary, meeting, {seats["0668"].pk: seats["0668"].person}, "Maavanem")
    note_attendance(secretary, meeting, {seats["0317"].pk: seats["0317"].person})
    came = Participation.objects.exclude(attended_by=None)
    assert [row.mandate for row in came] == [seats["0317"]]
    meeting.refresh_from_db()
    assert (meeting.state, meeting.guests) == ("held", "Maavanem")


def test_attendance_is_not_noted_before_the_day_nor_for_a_stranger(today, secretary, meeting, seats):
    call_meeting(secretary, meeting)
    with pytest.raises(ValidationError):
        note_attendance(secretary, meeting, {})
    today(MEETING_DAY)
    with pytest.raises(ValidationError):
        note_attendance(secretary, meeting, {seats["0668"].pk: seats["0317"].person})


def test_a_mandate_that_ends_on_the_meetings_day_is_invited_and_noted(today, secretary, meeting, seats):
    end_mandate(secretary, seats["0317"], MEETING_DAY)
    end_mandate(secretary, seats["0503"], date(2026, 3, 11))
    call_meeting(secretary, meeting)
    invited = set(Participation.objects.values_list("mandate", flat=True))
    assert seats["0317"].pk in invited
    assert seats["0503"].pk not in invited


def test_who_is_seated_between_call_and_meeting_is_noted(today, secretary, council, meeting, seats):
    end_mandate(secretary, seats["0317"], date(2026, 3, 5))
    call_meeting(secretary, meeting)
    follower = MandateFactory.build(
        council=council,
        kind="municipality",
        organization=seats["0317"].organization,
        person=UserFactory(),
        valid_from=date(2026, 3, 6),
    )
    give_mandate(secretary, follower)
    today(AFTER)
    note_attendance(secretary, meeting, {follower.pk: follower.person})
    assert Participation.objects.get(mandate=follower).attended_by == follower.person


def test_a_municipality_that_merges_between_call_and_meeting_is_told_and_not_waited_for(
    today, secretary, meeting, seats
):
    """C5: the seat is not there on the meeting's day; the answer that was given stays in the log."""
    call_meeting(secretary, meeting)
    row = Participation.objects.get(mandate=seats["0293"])
    answer_invitation(seats["0293"].person, row, "comes")
    Municipality.objects.filter(code="0293").update(valid_to=date(2026, 3, 10))
    end_mandate(secretary, seats["0293"], date(2026, 3, 10))
    told = LetterRecipient.objects.get(letter__criteria__notice="not_invited")
    assert told.email == seats["0293"].person.email
    assert "METHOD:CANCEL" in told.letter.calendar
    today(AFTER)
    note_attendance(secretary, meeting, {})
    assert not Participation.objects.filter(mandate=seats["0293"]).exists()
    assert Event.objects.filter(kind="invitation_answered", payload__answer="comes").exists()


def test_papers_are_of_known_kinds_and_not_too_large(secretary, item):
    for name, content in (("a.exe", b"x"), ("a.pdf", b""), ("a.html", b"<p>")):
        with pytest.raises(ValidationError):
            add_paper(secretary, Paper(item=item, title="Paber", file_name=name, content=content))
    assert add_paper(secretary, Paper(item=item, title="Paber", file_name="A.PDF", content=b"%PDF")).sha256


def test_what_was_announced_is_not_removed(secretary, meeting, item):
    call_meeting(secretary, meeting)
    with pytest.raises(ValidationError):
        remove_item(secretary, item)
    assert AgendaItem.objects.filter(pk=item.pk).exists()


def test_the_agenda_of_a_held_meeting_stands(today, secretary, meeting, item, seats):
    call_meeting(secretary, meeting)
    today(AFTER)
    note_attendance(secretary, meeting, {})
    item.title_et = "Midagi muud"
    with pytest.raises(ValidationError):
        save_item(secretary, item)


@pytest.fixture
def held(today, secretary, meeting, seats):
    call_meeting(secretary, meeting)
    today(AFTER)
    return note_attendance(secretary, meeting, {seats["0668"].pk: seats["0668"].person})


def test_minutes_go_from_draft_through_correction_to_confirmed_and_no_further(secretary, held):
    assert write_minutes(secretary, held, "Arutati.").state == "draft"
    assert write_minutes(secretary, held, "Arutati eesmärke.").state == "corrected"
    document = confirm_minutes(secretary, held)
    assert bytes(document.content).startswith(b"%PDF")
    assert [(one.number, one.state) for one in held.minutes.all()] == [(1, "draft"), (2, "corrected"), (3, "confirmed")]
    assert newest_minutes(held).text == "Arutati eesmärke."
    with pytest.raises(ForbiddenStep):
        write_minutes(secretary, held, "Veel.")
    with pytest.raises(ForbiddenStep):
        confirm_minutes(secretary, held)
    assert list(faults()) == []


@pytest.mark.parametrize("text", ["", " \n"])
def test_minutes_say_something(secretary, held, text):
    """C7: an empty text is no version, also where the closed part has words."""
    with nothing_written(), pytest.raises(ValidationError) as refused:
        write_minutes(secretary, held, text, "Palgast räägiti.")
    assert "text" in refused.value.error_dict


def test_no_minutes_before_the_meeting_is_held_and_none_confirmed_without_a_text(secretary, meeting, today):
    with pytest.raises(ValidationError):
        write_minutes(secretary, meeting, "Arutati.")
    with pytest.raises(ValidationError):
        confirm_minutes(secretary, meeting)


def test_what_is_not_known_of_a_meeting_is_left_out_of_the_calendar():
    """An empty line of a calendar entry would be shown as an empty place, or break it."""
    bare = calendar([CalendarEvent("1@tervik", at(AFTER), at(AFTER, 12), at(AFTER), "Koosolek")], name="Rapla")
    assert not {"DESCRIPTION", "LOCATION", "URL", "ORGANIZER"} & {line.split(":")[0] for line in bare.split("\r\n")}
    assert "SUMMARY:Koosolek" in bare


def test_a_calendar_is_folded_and_escaped():
    event = CalendarEvent(
        "1@tervik", at(AFTER), at(AFTER, 12), at(AFTER), "Õ" * 60, "üks; kaks, kolm\nneli", "Rapla", "https://x.example"
    )
    text = calendar([event], name="Rapla")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.replace("\r\n ", "").count("Õ") == 60
    assert escaped("üks; kaks, kolm\r\nneli\\") == "üks\\; kaks\\, kolm\\nneli\\\\"
    assert list(folded("lühike")) == ["lühike"]
