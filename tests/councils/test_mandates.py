"""Seats are filled once, by a person of its own, and only where the region has them (C3, C5)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.services.mandates import end_mandate, give_mandate, name_deputy, seat_deputy
from tests.agreements.factories import municipality
from tests.councils.factories import MandateFactory
from tests.factories import UserFactory
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db


def test_a_seat_is_filled_once_and_by_a_person_of_its_own(secretary, council, seats):
    taken = MandateFactory.build(council=council, person=UserFactory())
    with pytest.raises(ValidationError):
        give_mandate(secretary, taken)
    twice = MandateFactory.build(council=council, person=seats["0317"].person, kind="additional", body="Rühm")
    with pytest.raises(ValidationError):
        give_mandate(secretary, twice)
    end_mandate(secretary, seats["ministry"], date(2026, 3, 31))
    follower = MandateFactory.build(council=council, person=UserFactory(), valid_from=date(2026, 4, 1))
    assert give_mandate(secretary, follower).pk


def test_there_is_no_seat_for_a_municipality_of_another_county(secretary, council):
    stranger = MandateFactory.build(
        council=council, kind="municipality", organization=municipality("0919"), person=UserFactory()
    )
    with pytest.raises(ValidationError) as refused:
        give_mandate(secretary, stranger)
    assert "kind" in refused.value.error_dict


def test_a_mandate_that_was_given_is_not_given_anew(secretary, seats):
    """C3: another person in the seat is another mandate; the one on record stays as it was."""
    seats["0317"].person = UserFactory()
    with nothing_written(), pytest.raises(ValidationError):
        give_mandate(secretary, seats["0317"])


def test_a_mandate_is_neither_prolonged_after_its_end_nor_ended_before_it_began(secretary, seats):
    end_mandate(secretary, seats["0317"], date(2026, 2, 28))
    for mandate, last_day in ((seats["0317"], date(2026, 3, 31)), (seats["0668"], date(2024, 12, 31))):
        with nothing_written(), pytest.raises(ValidationError) as refused:
            end_mandate(secretary, mandate, last_day)
        assert "last_day" in refused.value.error_dict


def test_nobody_is_their_own_deputy_and_a_deputy_can_be_taken_back(secretary, seats):
    mandate = seats["0317"]
    with nothing_written(), pytest.raises(ValidationError) as refused:
        name_deputy(secretary, mandate, mandate.person)
    assert "deputy" in refused.value.error_dict
    deputy = UserFactory()
    assert name_deputy(secretary, mandate, deputy).deputy == deputy
    seat_deputy(secretary, mandate, "", "", "")
    mandate.refresh_from_db()
    assert mandate.deputy is None
