"""Points of the agenda and papers: changed, closed, opened, taken back (C7)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from agreements.models import Event
from councils.consensus import Voice
from councils.models import AgendaItem, Decision, Meeting, Paper
from councils.services.agenda import remove_paper, restrict
from councils.services.decisions import draft_decision
from councils.services.rounds import open_round
from councils.services.voices import note_word
from registry.models import Letter
from tests.councils.factories import AgendaItemFactory, PaperFactory
from tests.councils.people import EVERYBODY, KEEPERS
from tests.councils.test_workspace import logged_in

pytestmark = pytest.mark.django_db
GROUND, UNTIL = "AvTS § 35 lg 1 p 12", date(2031, 3, 1)
AFTER = date(2026, 3, 13)


@pytest.fixture
def closed(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(state="called")
    return AgendaItemFactory(
        meeting=meeting, title_et="Palgaläbirääkimised", restriction_ground=GROUND, restricted_until=UNTIL
    )


@pytest.mark.parametrize("name", [name for name in EVERYBODY if name not in KEEPERS])
def test_nobody_else_closes_opens_or_takes_back(council, seats, closed, name):
    paper, user = PaperFactory(item=closed), EVERYBODY[name](council, seats)
    for act in (lambda: restrict(user, closed, "", None), lambda: remove_paper(user, paper, "vale")):
        with pytest.raises(PermissionDenied):
            act()
    assert AgendaItem.objects.get(pk=closed.pk).restriction_ground == GROUND
    assert Paper.objects.filter(pk=paper.pk).exists()


def test_a_paper_is_closed_after_the_meeting_and_the_public_loses_it(today, secretary, meeting, item, seats):
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    paper = PaperFactory(item=item)
    today(AFTER)
    address = reverse("council_paper", args=["raplamaa", paper.pk])
    assert Client().get(address).status_code == 200
    with pytest.raises(ValidationError):
        restrict(secretary, paper, GROUND, None)
    restrict(secretary, paper, GROUND, UNTIL)
    assert Client().get(address).status_code == 404
    assert logged_in(seats["0668"].person).get(address).status_code == 200
    restrict(secretary, paper, "", None)
    assert Client().get(address).status_code == 200
    assert Event.objects.filter(kind="restriction_changed").count() == 2


def test_a_wrong_paper_is_taken_back_with_its_reason_in_the_log(secretary, closed):
    paper = PaperFactory(item=closed)
    with pytest.raises(ValidationError):
        remove_paper(secretary, paper, " ")
    remove_paper(secretary, paper, "Vale fail")
    assert not Paper.objects.exists()
    assert Event.objects.get(kind="paper_removed").payload["reason"] == "Vale fail"


def test_the_secretary_changes_a_point_through_its_page(secretary, meeting, item):
    client, address = logged_in(secretary), reverse("my_item", args=[meeting.pk, item.pk])
    sent = {"act": "change", "order": 3, "title_et": "Eesmärgid", "title_ru": "Цели", "presenter": "Mari Mets"}
    assert client.post(address, sent).status_code == 302
    item.refresh_from_db()
    assert (item.order, item.title_et, item.presenter) == (3, "Eesmärgid", "Mari Mets")
    wrong = client.post(address, {"act": "restrict", "restriction_ground": GROUND})
    assert wrong.status_code == 422
    assert "Kinnisel punktil on piirangu alus ja viimane päev." in wrong.content.decode()
    removed = client.post(address, {"act": "remove"})
    assert removed.url == reverse("my_meeting", args=[meeting.pk])
    assert not AgendaItem.objects.filter(pk=item.pk).exists()


def test_a_point_of_another_meeting_or_council_is_not_found(secretary, council, seats, meeting, item):
    other = AgendaItemFactory(
        meeting__council=EVERYBODY["member elsewhere"](council, seats).council_mandates.get().council
    )
    assert logged_in(secretary).get(reverse("my_item", args=[meeting.pk, other.pk])).status_code == 404
    assert logged_in(secretary).get(reverse("my_item", args=[other.meeting_id, other.pk])).status_code == 404


@pytest.fixture
def secret(secretary, council, closed):
    """A draft decision under the closed point."""
    draft = Decision(council=council, item=closed, title_et="Salajane eelnõu", text_et="Salajane tekst.")
    return draft_decision(secretary, draft)


@pytest.mark.parametrize("name", ["region staff", "region reader", "state reader", "national editor"])
def test_a_draft_under_a_closed_point_is_read_by_the_councils_people_alone(council, seats, closed, secret, name):
    """Guessed addresses, the workspace's lists and the back office tell readers of the region nothing of it."""
    client = logged_in(EVERYBODY[name](council, seats))
    assert client.get(reverse("my_decision", args=[secret.pk])).status_code == 404
    for address in (
        reverse("my_council", args=[council.pk]),
        reverse("my_meeting", args=[closed.meeting_id]),
        reverse("my_item", args=[closed.meeting_id, closed.pk]),
        reverse("decision:index"),
    ):
        page = client.get(address).content.decode()
        assert "Salajane" not in page, address
        assert "Palgaläbirääkimised" not in page, address
    assert client.get(reverse("decision:inspect", args=[secret.pk])).status_code == 404
    assert logged_in(seats["0668"].person).get(reverse("my_decision", args=[secret.pk])).status_code == 200


def test_letters_do_not_name_a_draft_under_a_closed_point(secretary, seats, secret):
    """Letters are in the region's log, which its staff read."""
    open_round(secretary, secret, date(2026, 3, 27))
    assert Letter.objects.exists()
    for letter in Letter.objects.all():
        assert "Salajane" not in letter.subject + letter.body
        assert f"/minu/otsus/{secret.pk}/" in letter.body


def test_words_are_not_noted_of_a_meeting_that_was_not_held_or_of_who_was_not_there(today, secretary, decision, seats):
    today(AFTER)
    meeting = decision.item.meeting
    meeting.participations.create(mandate=seats["0317"], is_noted=True)
    with pytest.raises(ValidationError):
        note_word(secretary, decision, seats["0317"], Voice.AGREES)
    assert note_word(secretary, decision, seats["0317"], Voice.ABSENT).voice == "absent"
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled")
    with pytest.raises(ValidationError):
        note_word(secretary, decision, seats["0668"], Voice.AGREES)
