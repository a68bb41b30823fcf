"""Everybody who could try something in a council, by who they are."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from councils.models import Council, Mandate
from registry.models import Region
from tests.agreements.factories import municipality
from tests.councils.factories import MandateFactory, council_of
from tests.factories import UserFactory, member_of, national_editor, national_reader, reader_of, staff_of

Who = Callable[[Council, dict[str, Mandate]], User]


def _other_council() -> Council:
    return council_of("0087")


def member_elsewhere(council: Council, seats: dict[str, Mandate]) -> User:
    """A member of another county's council."""
    return MandateFactory(council=_other_council()).person


def former_member(council: Council, seats: dict[str, Mandate]) -> User:
    """Somebody whose mandate ended yesterday."""
    return MandateFactory(council=council, kind="additional", body="Endine", valid_to=date(2026, 2, 28)).person


EVERYBODY: dict[str, Who] = {
    "secretary": lambda council, seats: council.secretary,
    "deputy secretary": lambda council, seats: _deputy_secretary(council),
    "member": lambda council, seats: seats["0668"].person,
    "deputy": lambda council, seats: _deputy(seats["0668"]),
    "former member": former_member,
    "member elsewhere": member_elsewhere,
    "secretary elsewhere": lambda council, seats: _other_council().secretary,
    "clerk of the municipality": lambda council, seats: member_of(municipality("0668")),
    "region staff": lambda council, seats: staff_of(council.region),
    "region reader": lambda council, seats: reader_of(council.region),
    "staff elsewhere": lambda council, seats: staff_of(Region.objects.get(code="0087")),
    "state reader": lambda council, seats: national_reader(),
    "national editor": lambda council, seats: national_editor(),
    "logged in": lambda council, seats: UserFactory(),
    "inactive secretary": lambda council, seats: _inactive(council),
    "nobody": lambda council, seats: AnonymousUser(),
}


KEEPERS = ("secretary", "deputy secretary")
"""Who keeps the council's papers."""


def _deputy(mandate: Mandate) -> User:
    mandate.deputy = UserFactory()
    mandate.save()
    return mandate.deputy


def _inactive(council: Council) -> User:
    council.secretary.is_active = False
    council.secretary.save()
    return council.secretary


def _deputy_secretary(council: Council) -> User:
    council.deputy_secretary = UserFactory()
    council.save()
    return council.deputy_secretary
