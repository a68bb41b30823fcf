"""Seats are filled once, by a person of its own, and only where the region has them (C3, C5)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.services.mandates import end_mandate, give_mandate
from tests.agreements.factories import municipality
from tests.councils.factories import MandateFactory
from tests.factories import UserFactory

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
