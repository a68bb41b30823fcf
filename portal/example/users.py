"""The example's users: one for each part that somebody plays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.models import User
from agreements.models import Representative
from registry.models import Organization, Region
from registry.services.assignments import assign_organization, assign_region

from .files import tables
from .organizations import whose

DOMAIN = "naidis.example"
#: Known to everybody, therefore never in production: there load_example makes one up (``--force``).
PASSWORD = "rukkilill-ja-kadakas"  # noqa: S105  the example's password is printed at every start


@dataclass(frozen=True, slots=True)
class ExampleUser:
    """Whom one may log in as, and what that person can do."""

    email: str
    does: str


def example_users() -> list[ExampleUser]:
    """The users as the file tells of them."""
    return [ExampleUser(f"{name}@{DOMAIN}", entry["does"]) for name, entry in tables("users.toml").items()]


def load_users(providers: Mapping[str, Organization], password: str) -> dict[str, User]:
    """The users by name; one that is there keeps password and parts."""
    return {name: user(name, entry, providers, password) for name, entry in tables("users.toml").items()}


def user(name: str, entry: Mapping[str, Any], providers: Mapping[str, Organization], password: str) -> User:
    """One user with the part that the file gives."""
    email = f"{name}@{DOMAIN}"
    found = User.objects.filter(email=email).first()
    if found:
        return found
    names = {"first_name": entry["first_name"], "last_name": entry["last_name"]}
    made = User.objects.create_user(email, password, personal_code=entry.get("personal_code"), **names)
    if "national" in entry:
        assign_region(None, made, None, entry["national"])
    if "region" in entry:
        assign_region(None, made, Region.objects.get(code=entry["region"]), entry["role"])
    if "organization" in entry:
        assign_organization(None, made, whose(entry["organization"], providers))
    if "represents" in entry:
        represent(made, whose(entry["organization"], providers), entry["represents"])
    return made


def represent(user: User, organization: Organization, basis: str) -> None:
    """Let the person sign for the organisation, confirmed as staff would have done (A2)."""
    name = f"{user.first_name} {user.last_name}"
    Representative.objects.create(
        organization=organization,
        personal_code=user.personal_code or "",
        name=name,
        basis=basis,
        confirmed_at=timezone.now(),
    )
