"""Members correct the minutes before they are confirmed (C7)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from agreements.models.append_only import AppendOnlyError
from councils.models import MinutesRemark
from councils.services.meetings import call_meeting, note_attendance
from councils.services.minutes import confirm_minutes, write_minutes
from councils.services.remarks import answer_remark, ask_corrections, remark
from registry.models import LetterRecipient
from tests.councils.people import EVERYBODY
from tests.councils.test_workspace import logged_in
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
AFTER, UNTIL = date(2026, 3, 13), date(2026, 3, 20)


@pytest.fixture
def minuted(today, secretary, meeting, seats):
    """A meeting with draft minutes."""
    call_meeting(secretary, meeting)
    today(AFTER)
    held = note_attendance(secretary, meeting, {seats["0668"].pk: seats["0668"].person})
    write_minutes(secretary, held, "Arutati eesmärke.", "Palgast räägiti.")
    return held


@pytest.mark.parametrize("name", [name for name in EVERYBODY if name not in {"member", "deputy"}])
def test_nobody_but_a_member_corrects_in_a_seats_name(minuted, council, seats, name):
    with pytest.raises(PermissionDenied):
        remark(EVERYBODY[name](council, seats), minuted, seats["0668"], "See oli teisiti.")
    assert not MinutesRemark.objects.exists()


def test_a_seat_of_another_council_corrects_nothing_here(minuted, council, seats):
    stranger = EVERYBODY["member elsewhere"](council, seats)
    with pytest.raises(PermissionDenied):
        remark(stranger, minuted, stranger.council_mandates.get(), "See oli teisiti.")


def test_a_remark_says_what_is_to_be_corrected(minuted, seats):
    with nothing_written(), pytest.raises(ValidationError) as refused:
        remark(seats["0668"].person, minuted, seats["0668"], " ")
    assert "text" in refused.value.error_dict


def test_members_alone_answer_nothing_and_the_secretary_says_why_not(minuted, secretary, seats):
    said = remark(seats["0668"].person, minuted, seats["0668"], "Kokku lepiti 2027.")
    with pytest.raises(PermissionDenied):
        answer_remark(seats["0317"].person, said, True)
    with pytest.raises(ValidationError):
        answer_remark(secretary, said, False, " ")
    answer_remark(secretary, said, False, "Salvestis ütleb muud.")
    with pytest.raises(ValidationError):
        answer_remark(secretary, said, True)
    with pytest.raises(AppendOnlyError):
        said.delete()


def test_minutes_wait_for_the_last_day_and_for_an_answer_to_each_remark(today, minuted, secretary, seats):
    ask_corrections(secretary, minuted, UNTIL)
    assert LetterRecipient.objects.filter(letter__criteria__notice="minutes").count() == 8
    said = remark(seats["0668"].person, minuted, seats["0668"], "Kokku lepiti 2027.")
    today(UNTIL)
    with pytest.raises(ValidationError):
        confirm_minutes(secretary, minuted)
    today(date(2026, 3, 21))
    with pytest.raises(ValidationError):
        confirm_minutes(secretary, minuted)
    write_minutes(secretary, minuted, "Arutati eesmärke. Kokku lepiti 2027.")
    answer_remark(secretary, said, True)
    assert "2027" in confirm_minutes(secretary, minuted).version.text
    with pytest.raises(ValidationError):
        remark(seats["0668"].person, minuted, seats["0668"], "Veel midagi.")


def test_corrections_are_asked_until_a_day_to_come(minuted, secretary, seats):
    with pytest.raises(ValidationError):
        ask_corrections(secretary, minuted, AFTER)
    with pytest.raises(PermissionDenied):
        ask_corrections(seats["0668"].person, minuted, UNTIL)


@pytest.mark.parametrize("name", ["region staff", "region reader", "state reader", "national editor"])
def test_what_is_not_confirmed_is_read_by_the_councils_people_alone(minuted, secretary, council, seats, name):
    """Nothing unconfirmed is shown to others, also where they may open the workspace."""
    remark(seats["0668"].person, minuted, seats["0668"], "Kokku lepiti 2027.")
    address = reverse("my_meeting", args=[minuted.pk])
    page = logged_in(EVERYBODY[name](council, seats)).get(address).content.decode()
    assert "Arutati eesmärke." not in page
    assert "Palgast räägiti." not in page
    assert "Kokku lepiti 2027." not in page
    assert "Arutati eesmärke." in logged_in(secretary).get(address).content.decode()
    public = Client().get(minuted.get_absolute_url()).content.decode()
    assert "Arutati eesmärke." not in public
    assert Client().get(reverse("council_minutes", args=["raplamaa", minuted.pk])).status_code == 404


def test_a_member_corrects_and_the_secretary_answers_through_the_page(today, minuted, secretary, seats):
    address = reverse("my_meeting", args=[minuted.pk])
    client = logged_in(secretary)
    assert client.post(address, {"act": "ask", "until": "2026-03-20"}).status_code == 302
    member = logged_in(seats["0668"].person)
    workspace = reverse("my_council", args=[minuted.council_id])
    assert "Lugege protokolli" in member.get(workspace).content.decode()
    sent = {"act": "remark", "mandate": seats["0668"].pk, "text": "Kokku lepiti 2027."}
    assert member.post(address, sent).status_code == 302
    today(date(2026, 3, 21))
    client = logged_in(secretary)
    assert "Vastake märkustele" in client.get(workspace).content.decode()
    assert "Vastake enne liikmete märkustele." in client.post(address, {"act": "confirm"}).content.decode()
    said = MinutesRemark.objects.get()
    assert client.post(address, {"act": "settle", "remark": said.pk, "accepted": "yes"}).status_code == 302
    assert client.post(address, {"act": "confirm"}).status_code == 302
    assert "arvestatud" in client.get(address).content.decode()
