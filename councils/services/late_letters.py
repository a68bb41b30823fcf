"""Who is told of what is late, and that each lateness is told once (T2, C3, F5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import override

from accounts.models import User
from agreements.draft_law import draft_obliges
from councils.rules_in_force import council_rules
from registry.models import Letter, Organization, Region, RegionAssignment
from registry.services.letters import Address, post

ESTONIAN = "et"
Addresses = dict[str, list[Address]]
"""Addresses by the language that is read there."""


def may_tell(on: date) -> bool:
    """Whether notices go out: not while the law is a draft, but in the example."""
    return council_rules(on).in_force or draft_obliges()


def tell_once(
    region: Region, criteria: dict[str, object], addresses: Addresses, words: Callable[[], tuple[str, str]]
) -> int:
    """Write a letter for each language, unless one with these criteria is there. Returns how many.

    ``words``: subject and text in the active language.
    """
    if Letter.objects.filter(criteria=criteria).exists():
        return 0
    for language, those in addresses.items():
        with override(language):
            post(None, region, *words(), criteria, those)
    return len(addresses)


def addresses_of(organization: Organization) -> Addresses:
    """The organisation's own address and those of its people."""
    groups: Addresses = {}
    if organization.email:
        groups[ESTONIAN] = [Address(organization.name, organization.email)]
    people = User.objects.filter(is_active=True, organization_assignments__organization=organization)
    for user in people.exclude(email="").distinct():
        groups.setdefault(user.language, []).append(Address(str(user), user.email))
    return groups


def responsible_and_staff(organization: Organization | None, region: Region, *others: str) -> Addresses:
    """Who is responsible and the region's staff, each address once; not ``others``, who are told otherwise."""
    groups = addresses_of(organization) if organization else {}
    for user in staff_of(region):
        groups.setdefault(user.language, []).append(Address(str(user), user.email))
    known = {one.lower() for one in others}
    return {language: left for language, those in groups.items() if (left := unknown(those, known))}


def unknown(addresses: list[Address], known: set[str]) -> list[Address]:
    """The addresses that are not known yet; they are known afterwards."""
    found = []
    for one in addresses:
        if one.email.lower() not in known:
            known.add(one.email.lower())
            found.append(one)
    return found


def staff_of(region: Region) -> list[User]:
    """Who keeps that region: its own people, not those of the whole country."""
    keepers = RegionAssignment.objects.filter(region=region, role=RegionAssignment.Role.EDITOR)
    return list(User.objects.filter(is_active=True, pk__in=keepers.values("user")).exclude(email="").order_by("pk"))
