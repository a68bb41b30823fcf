"""Whom a letter to listed organisations or contacts goes to."""

from collections.abc import Iterable

from registry.models import Contact, Organization
from registry.services.letters import Address


def addresses_of(rows: Iterable[Organization | Contact]) -> list[Address]:
    """One address for each that has an e-mail; the same e-mail once, in the order of the rows."""
    found: dict[str, Address] = {}
    for row in rows:
        if row.email:
            found.setdefault(row.email.lower(), Address(str(row), row.email))
    return list(found.values())


def without_address(rows: Iterable[Organization | Contact]) -> list[Organization | Contact]:
    """Those whom a letter does not reach."""
    return [row for row in rows if not row.email]
