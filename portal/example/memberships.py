"""The example's TERVIKs: one close to the quorum, one that met it, one in formation. All of it is invented."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agreements.models import Membership, Tervik
from agreements.record.log import note
from registry.models import Organization, OrganizationRole, Region

from .files import ago, day, rows, tables


def load_memberships(providers: Mapping[str, Organization], today: date) -> int:
    """TERVIKs and who belongs to them. Returns how many memberships the example has."""
    terviks = {entry["region"]: tervik(entry, today) for entry in tables("terviks.toml")["tervik"]}
    table = rows("memberships.csv")
    for row in table:
        begins = day(today, int(row["ago"]))
        one, is_new = Membership.objects.get_or_create(
            tervik=terviks[row["region"]],
            party=party(row["party"], providers),
            defaults={"member_from": begins, "basis": f"{row['basis']} {begins:%d.%m.%Y} (välja mõeldud)"},
        )
        if is_new:
            note("membership_begun", one, None, {"party": one.party_id, "member_from": begins.isoformat()})
    return len(table)


def tervik(entry: Mapping[str, Any], today: date) -> Tervik:
    """One TERVIK: the one that is there, or the example's."""
    region = Region.objects.get(code=entry["region"])
    founder = Organization.objects.filter(name=entry.get("founder", "")).first()
    found, _ = Tervik.objects.get_or_create(
        region=region,
        defaults={
            "name": entry["name"],
            "state": entry["state"],
            "form": entry.get("form", ""),
            "founder": founder,
            "formed_on": ago(today, entry.get("formed_ago")),
            "bank_account": entry.get("bank_account", ""),
            "represented_by": entry.get("represented_by", ""),
            "agreed_priorities": entry.get("priorities", ""),
            "initiative_group": entry.get("group", ""),
        },
    )
    return found


def party(word: str, providers: Mapping[str, Organization]) -> Organization:
    """A hospital by name, a municipality by EHAK code, or a provider of the example by its key."""
    kind, _, name = word.partition(":")
    if kind == "provider":
        return providers[name]
    if kind == "municipality":
        return Organization.objects.get(municipality__code=name, roles__role=OrganizationRole.Role.MUNICIPALITY)
    return Organization.objects.get(name=name)
