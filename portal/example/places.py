"""Where the example's providers receive, and when."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from registry.models import Location, Municipality, Organization, Schedule, ScheduleException

from .files import ago, key, rows, tables, translated
from .organizations import SOURCE, whose

TRAINING_DAY_IN = timedelta(days=9)


def load_places(providers: Mapping[str, Organization], today: date) -> dict[str, Location]:
    """The places of providers by key, and the social worker's desk of each municipality by its code."""
    found = {
        entry["key"]: place(entry, providers[name], today)
        for name, owner in tables("providers.toml").items()
        for entry in owner.get("places", [])
    }
    desks = {row["code"]: desk(row, whose(row["code"], providers), today) for row in rows("municipalities.csv")}
    return found | {code: one for code, one in desks.items() if one}


def place(entry: Mapping[str, Any], owner: Organization, today: date) -> Location:
    """One place of a provider with its hours."""
    address, city, postal_code = entry["address"]
    wheelchair, hearing, sight = entry["access"]
    values = {
        "municipality": Municipality.objects.filter(code=entry.get("municipality")).first() or owner.municipality,
        "address_1": address,
        "city": city,
        "postal_code": postal_code,
        "latitude": entry["at"][0],
        "longitude": entry["at"][1],
        "wheelchair": wheelchair,
        "hearing": hearing,
        "sight": sight,
        "transportation": entry.get("transport", ""),
        "valid_to": owner.valid_to,
        **translated("name", entry["name"]),
        **translated("accessibility_details", entry.get("access_text", ["", "", ""])),
    }
    return made(entry["key"], owner, values, entry.get("hours", ""), today)


def desk(row: Mapping[str, str], owner: Organization, today: date) -> Location | None:
    """The social worker's desk of a municipality; none where the file gives no address."""
    if not row["address"]:
        return None
    values = {
        "municipality": owner.municipality,
        "address_1": row["address"],
        "city": row["city"],
        "postal_code": row["postal_code"],
        "latitude": float(row["latitude"]),
        "longitude": float(row["longitude"]),
        "wheelchair": "yes",
        "name_et": f"Sotsiaaltöötaja {row['et']}",
        "name_ru": f"Социальный работник {row['ru']}",
        "name_en": f"Social worker {row['en']}",
    }
    return made(
        f"laud-{row['code']}", owner, values, "1 08:00-17:00; 2-3 08:00-16:00; 4 08:00-17:00; 5 08:00-14:00", today
    )


def made(name: str, owner: Organization, values: dict[str, Any], hours: str, today: date) -> Location:
    """The place with that key: the one that is there, or a new one with hours and one day that differs."""
    found = Location.objects.filter(external_id=key(name)).first()
    if found:
        return found
    new = Location(external_id=key(name), organization=owner, source=SOURCE, **values)
    new.checked_on, new.checked_by = ago(today, 30), "TERVIKu töötaja"
    new.full_clean()
    new.save()
    Schedule.objects.bulk_create(Schedule(location=new, **one) for one in weekly(hours))
    if hours.startswith("1-5"):
        ScheduleException.objects.create(location=new, on=today + TRAINING_DAY_IN, description="Koolituspäev")
    return new


def weekly(hours: str) -> list[dict[str, Any]]:
    """Hours as rows, from a text such as ``1-4 08:00-17:00; 5 08:00-14:00`` (1 is Monday)."""
    made_rows = []
    for part in filter(None, hours.split("; ")):
        days, times = part.split(" ")
        first, _, last = days.partition("-")
        opens, closes = (time.fromisoformat(one) for one in times.split("-"))
        for weekday in range(int(first), int(last or first) + 1):
            made_rows.append({"weekday": weekday, "opens_at": opens, "closes_at": closes})
    return made_rows
