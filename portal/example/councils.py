"""The example's council: its seats, two years of meetings, and what it decided. All of it is invented."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from accounts.models import User
from agreements.models import Tervik
from councils.models import Council, Mandate, Meeting
from registry.models import Organization, OrganizationRole

from .council_meetings import load_meeting
from .files import tables
from .users import DOMAIN

BEFORE_THE_FIRST = timedelta(days=30)


def load_councils(users: Mapping[str, User], today: date) -> int:
    """Fill the council's seats and tell its two years; one that has met stays. Returns how many meetings."""
    entry = tables("councils.toml")
    council = Council.objects.select_related("region").get(region__code=entry["region"])
    if not council.meetings.exists():
        seats = seat(council, entry, users, today)
        for meeting in entry["meeting"]:
            load_meeting(council, meeting, seats, today)
    return Meeting.objects.filter(council=council).count()


def seat(council: Council, entry: Mapping[str, Any], users: Mapping[str, User], today: date) -> dict[str, Mandate]:
    """Where the council sits, and its mandates by key."""
    first = today - timedelta(days=max(one["ago"] for one in entry["meeting"])) - BEFORE_THE_FIRST
    mandates = {one["key"]: mandate(council, one, users, first) for one in entry["mandate"]}
    council.host_kind = Council.Host.MUNICIPALITY
    council.host = municipality(entry["host"].removeprefix("municipality:"))
    council.secretary, council.chair = users[entry["secretary"]], mandates[entry["chair"]].person
    council.deputy_secretary = users[entry["deputy_secretary"]]
    council.email = f"koostookogu@{DOMAIN}"
    council.save()
    return mandates


def mandate(council: Council, entry: Mapping[str, Any], users: Mapping[str, User], first: date) -> Mandate:
    """One mandate; the TERVIK's begins with the TERVIK."""
    begins = first
    if entry["kind"] == Mandate.Kind.TERVIK:
        formed = Tervik.objects.filter(region=council.region, formed_on__isnull=False).first()
        begins = max(first, formed.formed_on) if formed and formed.formed_on else first
    return Mandate.objects.create(
        council=council,
        kind=entry["kind"],
        organization=municipality(entry["of"]) if "of" in entry else None,
        body=entry.get("body", ""),
        person=users.get(entry["key"]) or person(entry["key"], entry["name"]),
        deputy=person(f"{entry['key']}.asendaja", entry["deputy"]) if "deputy" in entry else None,
        title=entry["title"],
        document=f"Volikiri {begins:%d.%m.%Y} (välja mõeldud)",
        valid_from=begins,
    )


def person(key: str, name: list[str]) -> User:
    """Somebody who sits on the council and has no password."""
    email = f"{key}@{DOMAIN}"
    found = User.objects.filter(email=email).first()
    return found or User.objects.create_user(email, None, first_name=name[0], last_name=name[1])


def municipality(code: str) -> Organization:
    """The organisation of the municipality with that EHAK code."""
    return Organization.objects.get(municipality__code=code, roles__role=OrganizationRole.Role.MUNICIPALITY)
