"""Who may do what in a council; forbidden paths first."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from councils import permissions, results_permissions
from councils.consensus import Voice
from councils.models import Mandate, Participation
from councils.services import answers, councils, voices
from tests.councils.factories import MandateFactory, council_of
from tests.councils.people import EVERYBODY, KEEPERS

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
NOT_SECRETARY = [name for name in EVERYBODY if name not in KEEPERS]


def only(*names):
    return [(name, name in names) for name in EVERYBODY]


@pytest.mark.parametrize(("name", "may"), only(*KEEPERS))
def test_the_secretary_and_the_deputy_alone_keep_the_council(council, seats, name, may):
    assert permissions.can_keep(EVERYBODY[name](council, seats), council) is may


@pytest.mark.parametrize(("name", "may"), only("national editor"))
def test_national_editors_alone_appoint_the_secretary(council, seats, name, may):
    assert permissions.can_appoint(EVERYBODY[name](council, seats)) is may


@pytest.mark.parametrize(("name", "may"), only("secretary", "national editor"))
def test_the_deputy_does_not_name_a_deputy(council, seats, name, may):
    """C4: only the secretary, and who appoints the secretary, hand the work on."""
    user = EVERYBODY[name](council, seats)
    assert permissions.can_name_deputy_secretary(user, council) is may
    if not may:
        with pytest.raises(PermissionDenied):
            councils.name_deputy_secretary(user, council, "keegi@naidis.example", "Keegi", "Teine")


def test_a_secretary_is_not_their_own_deputy_and_a_deputy_can_be_taken_back(council, secretary):
    with pytest.raises(ValidationError):
        councils.name_deputy_secretary(secretary, council, secretary.email, "", "")
    named = councils.name_deputy_secretary(secretary, council, "asendaja@naidis.example", "Aita", "Asendaja")
    deputy = named.deputy_secretary
    assert permissions.can_keep(deputy, named)
    assert not permissions.can_keep(deputy, councils.name_deputy_secretary(secretary, council, "", "", ""))


NOT_OF_NETWORK = ("logged in", "former member", "inactive secretary", "nobody")


@pytest.mark.parametrize("name", NOT_OF_NETWORK)
def test_who_has_no_part_in_the_network_sees_no_readiness(council, seats, name):
    """Design, "Who sees what": a mandate that has ended is no part any more."""
    assert not results_permissions.sees_readiness(EVERYBODY[name](council, seats))


@pytest.mark.parametrize("name", [name for name in EVERYBODY if name not in NOT_OF_NETWORK])
def test_the_network_sees_readiness_the_councils_people_among_it(council, seats, name):
    """Design, "Who sees what": somebody who only sits on a council or keeps it belongs to the network."""
    assert results_permissions.sees_readiness(EVERYBODY[name](council, seats))


@pytest.mark.parametrize(("name", "may"), only(*KEEPERS, "member", "deputy"))
def test_closed_papers_are_seen_by_members_alone(council, seats, name, may):
    assert permissions.sees_closed(EVERYBODY[name](council, seats), council, DAY) is may


@pytest.mark.parametrize(
    ("name", "may"),
    only(*KEEPERS, "member", "deputy", "region staff", "region reader", "state reader", "national editor"),
)
def test_the_workspace_opens_to_members_and_to_readers_of_the_region(council, seats, name, may):
    user = EVERYBODY[name](council, seats)
    assert permissions.visible_councils(user, DAY).filter(pk=council.pk).exists() is may


@pytest.mark.parametrize(("name", "may"), only("member", "deputy"))
def test_a_seats_word_is_its_members_or_deputys(council, seats, name, may):
    user = EVERYBODY[name](council, seats)
    assert permissions.can_speak_for(user, Mandate.objects.get(pk=seats["0668"].pk), DAY) is may


def test_on_its_last_day_a_mandate_still_speaks_and_the_next_day_not(council, seats):
    mandate = seats["0668"]
    mandate.valid_to = DAY
    assert permissions.can_speak_for(mandate.person, mandate, DAY)
    assert not permissions.can_speak_for(mandate.person, mandate, date(2026, 3, 2))


@pytest.mark.parametrize("name", [name for name in EVERYBODY if name not in {"member", "deputy"}])
def test_nobody_speaks_or_answers_for_another_seat(council, seats, meeting, decision, name):
    user = EVERYBODY[name](council, seats)
    row = Participation.objects.create(meeting=meeting, mandate=seats["0668"])
    with pytest.raises(PermissionDenied):
        voices.say(user, decision, seats["0668"], Voice.AGREES)
    with pytest.raises(PermissionDenied):
        answers.answer_invitation(user, row, "comes")


def test_a_member_does_not_speak_for_another_municipality(seats, decision):
    with pytest.raises(PermissionDenied):
        voices.say(seats["0317"].person, decision, seats["0668"], Voice.AGREES)


def test_a_seat_of_another_council_says_nothing_here(secretary, decision):
    stranger = MandateFactory(council=council_of("0087"))
    with pytest.raises(PermissionDenied):
        voices.say(stranger.person, decision, stranger, Voice.AGREES)
    with pytest.raises(PermissionDenied):
        voices.note_word(secretary, decision, stranger, Voice.AGREES)
