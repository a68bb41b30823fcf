"""What the public reads of councils, and what it does not."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from agreements.models import Tervik
from councils.consensus import Voice
from councils.models import DecisionTask, Meeting
from councils.services.decisions import adopt
from councils.services.meetings import call_meeting, note_attendance
from councils.services.minutes import confirm_minutes, write_minutes
from councils.services.voices import note_word
from tests.councils.conftest import MEETING_DAY
from tests.councils.factories import (
    AdoptedDecisionFactory,
    AgendaItemFactory,
    PaperFactory,
)
from tests.councils.people import EVERYBODY
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
AFTER = date(2026, 3, 13)
GROUND = "AvTS § 35 lg 1 p 12"
SECRET = "Ostuhinna läbirääkimine"
READ_CLOSED = {"secretary", "deputy secretary", "member", "deputy"}


def page(address, user=None):
    client = Client()
    if user is not None and user.is_authenticated:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(address)


def text(address, user=None):
    answer = page(address, user)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def closed(secretary, meeting, seats):
    """A paper under a closed point of a called meeting."""
    item = AgendaItemFactory(
        meeting=meeting, order=2, title_et=SECRET, restriction_ground=GROUND, restricted_until=date(2026, 12, 31)
    )
    paper = PaperFactory(item=item, title="Hinnapakkumine")
    call_meeting(secretary, meeting)
    return paper


def paper_address(paper):
    return reverse("council_paper", args=["raplamaa", paper.pk])


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_closed_paper_does_not_exist_for_others_also_by_its_address(council, seats, closed, name):
    user = EVERYBODY[name](council, seats)
    assert page(paper_address(closed), user).status_code == (200 if name in READ_CLOSED else 404)


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_closed_point_is_named_to_members_alone_and_its_ground_to_everybody(council, seats, closed, name):
    user = EVERYBODY[name](council, seats)
    meeting_page = text(closed.item.meeting.get_absolute_url(), user)
    assert (SECRET in meeting_page) is (name in READ_CLOSED)
    assert ("Hinnapakkumine" in meeting_page) is (name in READ_CLOSED)
    assert GROUND in meeting_page
    assert "31.12.2026" in meeting_page


def test_a_members_mandate_ends_and_the_closed_paper_is_gone(today, seats, closed):
    mandate = seats["0668"]
    mandate.valid_to = date(2026, 3, 20)
    mandate.save()
    today(date(2026, 3, 20))
    assert page(paper_address(closed), mandate.person).status_code == 200
    today(date(2026, 3, 21))
    assert page(paper_address(closed), mandate.person).status_code == 404


def test_a_paper_closed_by_itself_under_an_open_point_stays_closed(secretary, item, seats):
    paper = PaperFactory(item=item, title="Palgatabel", restriction_ground=GROUND, restricted_until=date(2026, 12, 31))
    call_meeting(secretary, item.meeting)
    assert page(paper_address(paper)).status_code == 404
    assert paper.title not in text(item.meeting.get_absolute_url())


def test_what_was_closed_is_public_the_day_after_the_restrictions_last(today, closed):
    today(date(2026, 12, 31))
    assert page(paper_address(closed)).status_code == 404
    today(date(2027, 1, 1))
    assert page(paper_address(closed)).status_code == 200
    assert SECRET in text(closed.item.meeting.get_absolute_url())


def test_a_paper_is_not_found_under_another_council(closed, seats):
    wrong = reverse("council_paper", args=["vorumaa", closed.pk])
    assert page(wrong, seats["0668"].person).status_code == 404


def test_one_factor_is_not_enough_for_closed_papers_where_two_are_asked(settings, seats, closed):
    settings.REQUIRE_SECOND_FACTOR = True
    assert page(paper_address(closed), seats["0668"].person).status_code == 404


def test_a_meeting_that_is_being_prepared_is_not_public_nor_are_its_papers(meeting, item, seats):
    paper = PaperFactory(item=item)
    assert page(meeting.get_absolute_url()).status_code == 404
    assert page(paper_address(paper)).status_code == 404
    assert page(meeting.get_absolute_url(), UserFactory()).status_code == 404
    assert page(meeting.get_absolute_url(), seats["0668"].person).status_code == 200
    assert "Koosolek 12.03.2026" not in text(reverse("council", args=["raplamaa"]))


def test_closed_points_are_in_no_feed_and_no_calendar(closed):
    for name in ("council_calendar", "council_news"):
        assert SECRET not in text(reverse(name, args=["raplamaa"]))
    for name in ("councils_calendar", "councils_news"):
        assert SECRET not in text(reverse(name))
    assert "kinnine punkt" in text(reverse("council_calendar", args=["raplamaa"]))


@pytest.fixture
def held(today, secretary, meeting, seats, closed):
    today(AFTER)
    note_attendance(secretary, meeting, {seats["0668"].pk: seats["0668"].person})
    return Meeting.objects.get(pk=meeting.pk)


def test_minutes_are_public_once_confirmed_and_their_closed_part_never(secretary, held, seats):
    write_minutes(secretary, held, "Arutati eesmärke.", "Pakkumine oli kallis.")
    address, document = held.get_absolute_url(), reverse("council_minutes", args=["raplamaa", held.pk])
    assert "Arutati eesmärke." not in text(address)
    assert page(document).status_code == 404
    confirm_minutes(secretary, held)
    assert "Arutati eesmärke." in text(address)
    assert "Pakkumine oli kallis." not in text(address)
    assert page(document).status_code == 404
    assert "Pakkumine oli kallis." in text(address, seats["0668"].person)
    assert page(document, seats["0668"].person).status_code == 200
    assert page(f"{document}?signed", seats["0668"].person).status_code == 404


def test_minutes_without_closed_points_are_downloaded_by_anybody(today, secretary, meeting, seats):
    call_meeting(secretary, meeting)
    today(AFTER)
    note_attendance(secretary, meeting, {})
    write_minutes(secretary, meeting, "Arutati.")
    confirm_minutes(secretary, meeting)
    answer = page(reverse("council_minutes", args=["raplamaa", meeting.pk]))
    assert answer.content.startswith(b"%PDF")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_decision_that_is_not_adopted_is_not_public(decision):
    assert page(reverse("council_decision", args=["raplamaa", "2026-1"])).status_code == 404
    assert "Eesmärgid" not in text(reverse("council_decisions"))
    assert "Kinnitame eesmärgid." not in text(reverse("council", args=["raplamaa"]))


def test_an_adopted_decision_shows_words_objections_tasks_and_its_document(today, secretary, decision, seats):
    today(AFTER)
    note_word(secretary, decision, seats["0317"], Voice.OBJECTS, "Raha ei ole.")
    for mandate in seats.values():
        note_word(secretary, decision, mandate, Voice.AGREES)
    note_attendance(secretary, decision.item.meeting, {one.pk: one.person for one in seats.values()})
    adopted = adopt(secretary, decision, AFTER)
    DecisionTask.objects.create(decision=adopted, text="Koosta tegevuskava", responsible="TERVIK", due_on=MEETING_DAY)
    shown = text(adopted.get_absolute_url())
    for words in ("Kinnitame eesmärgid.", "Raha ei ole.", "Kohila vald", "Koosta tegevuskava", "hilineb", "12.03.2026"):
        assert words in shown
    assert adopted.document.sha256 in shown
    assert page(reverse("council_decision_pdf", args=["raplamaa", "2026-1"])).content == bytes(adopted.document.content)


def test_a_decision_without_a_translation_says_so_and_shows_estonian(council):
    decision = AdoptedDecisionFactory(council=council, title_en="Goals")
    address = decision.get_absolute_url().replace("/et/", "/en/")
    shown = text(address)
    assert "Goals" in shown
    assert 'lang="et"' in shown
    assert "A part of this page is in Estonian." in shown


def test_a_replaced_decision_leads_to_the_new_one(council):
    old = AdoptedDecisionFactory(council=council, number="2025-9")
    AdoptedDecisionFactory(council=council, number="2026-9", replaces=old)
    assert "Uus otsus on nr 2026-9." in text(old.get_absolute_url())


def test_who_sits_is_told_with_public_roles_alone(council, seats):
    person = seats["0668"].person
    seats["0668"].title = "vallavanem"
    seats["0668"].save()
    shown = text(reverse("council", args=["raplamaa"]))
    assert str(person) in shown
    assert "vallavanem" in shown
    assert person.email not in shown
    assert seats["0668"].document not in shown
    assert "Koostöökogu on täies koosseisus: kõik 7 kohta on täidetud." in shown
    assert "Eelnõu ei ole veel seadus." in shown


def test_the_public_sentence_names_what_is_missing(council, seats):
    seats["0317"].delete()
    assert "Täitmata: Kohila vald." in text(reverse("council", args=["raplamaa"]))


def test_with_a_formed_tervik_its_seat_is_asked_for(council, seats):
    Tervik.objects.create(region=council.region, name="Rapla TERVIK", state="formed", formed_on=date(2026, 2, 1))
    assert "Täitmata: TERVIK." in text(reverse("council", args=["raplamaa"]))


def test_a_council_without_members_says_so(council):
    assert "liikmeid ei ole veel nimetatud" in text(reverse("council", args=["raplamaa"]))


def test_the_next_meeting_stands_with_its_open_agenda(secretary, meeting, closed):
    shown = text(reverse("council", args=["raplamaa"]))
    assert "12.03.2026 10:00" in shown
    assert "Strateegia eesmärgid" in shown
    assert "Kinnine punkt" in shown
    assert SECRET not in shown


def test_an_unknown_region_has_no_council(council):
    assert page(reverse("council", args=["kuskil"])).status_code == 404
