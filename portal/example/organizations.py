"""The example's providers, and finding whom a row of the example means."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from registry.models import Municipality, Organization, OrganizationRole, Region

from .files import ago, phone, tables, translated

SOURCE = "Näidis (välja mõeldud)"


def load_providers(today: date) -> dict[str, Organization]:
    """The providers by their keys in the file."""
    return {name: provider(entry, today) for name, entry in tables("providers.toml").items()}


def provider(entry: Mapping[str, Any], today: date) -> Organization:
    """One provider: the one that is there by code or name, or a new one."""
    code = entry.get("code")
    found = Organization.objects.filter(**{"registry_code": code} if code else {"name": entry["name"]}).first()
    if found:
        return found
    domain = entry.get("domain")
    made = Organization(
        registry_code=code,
        name=entry["name"],
        municipality=Municipality.objects.filter(code=entry.get("municipality")).first(),
        phone=phone(entry["phone"]),
        email=f"info@{domain}" if domain else "",
        website=f"https://{domain}/" if domain else "",
        is_verified=entry.get("verified", True),
        valid_to=ago(today, entry.get("closed_days_ago")),
        source=SOURCE,
        checked_on=ago(today, 30) if entry.get("verified", True) else None,
        checked_by="TERVIKu töötaja" if entry.get("verified", True) else "",
        **translated("description", {language: entry.get(language, "") for language in ("et", "ru", "en")}),
    )
    made.full_clean()
    made.save()
    for role in entry["roles"]:
        made.roles.create(role=role)
    return made


def whose(name: str, providers: Mapping[str, Organization]) -> Organization:
    """The organisation a row names: a key of the file, a municipality's code, or a name in the registry."""
    if name in providers:
        return providers[name]
    if name.isdigit():
        return Organization.objects.get(municipality__code=name, roles__role=OrganizationRole.Role.MUNICIPALITY)
    return Organization.objects.named(name).get()


def municipalities_of(codes: list[str], today: date) -> list[Municipality]:
    """The municipalities named by EHAK code, those of a county all together."""
    regions = Region.objects.filter(code__in=codes)
    in_force = Municipality.objects.in_force(today)
    return list(in_force.filter(region__in=regions) | in_force.filter(code__in=codes))
