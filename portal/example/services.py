"""The example's services."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from registry.models import Language, Location, Municipality, Organization, Service, ServiceType, TargetGroup

from .files import LANGUAGES, ago, key, number, phone, rows, tables, translated
from .organizations import SOURCE, municipalities_of, whose

Providers = Mapping[str, Organization]
Places = Mapping[str, Location]


def load_services(providers: Providers, places: Places, today: date) -> dict[str, Service]:
    """The services by key: those of providers, and what municipalities organise."""
    kinds = {kind.code: kind for kind in ServiceType.objects.all()}
    own = {
        name: service(name, entry, whose(entry["provider"], providers), kinds[entry["type"]], places, today)
        for name, entry in tables("services.toml").items()
    }
    where = {row["code"]: row for row in rows("municipalities.csv")}
    municipal = [
        municipal_service(row, where[row["municipality"]], kinds[row["type"]], providers, places, today)
        for row in rows("municipal_services.csv")
    ]
    return own | {str(one.external_id): one for one in municipal}


def service(
    name: str, entry: Mapping[str, Any], owner: Organization, kind: ServiceType, places: Places, today: date
) -> Service:
    """One service of a provider."""
    texts = {language: entry.get(language, ["", ""]) for language in LANGUAGES}
    at = [places[place] for place in entry.get("at", [])]
    values = {
        **translated("name", {language: text[0] for language, text in texts.items()}),
        **translated("description", {language: text[1] for language, text in texts.items()}),
        **translated("fees_description", {language: entry.get(f"fees_{language}", "") for language in LANGUAGES}),
        **facts(entry, today),
        "valid_to": ago(today, entry.get("closed_days_ago")),
        "serves_all": entry["area"] == "all",
        "at_home": entry.get("home", False),
        "on_site": bool(at) or entry.get("on_site", False),
        "remote": entry.get("remote", False),
        "phone": phone(entry.get("phone")) or owner.phone,
        "email": owner.email,
        "url": owner.website,
    }
    served = [] if entry["area"] == "all" else municipalities_of(entry["area"], today)
    made = kept_or_made(name, owner, kind, values, at, served, entry.get("languages", "et"), entry.get("groups"))
    if "et_later" in entry and made.description == entry["et"][1]:
        made.description = entry["et_later"]  # in Estonian (load.py): the translations are now older than their source
        made.save()
    return made


def municipal_service(
    row: Mapping[str, str],
    where: Mapping[str, str],
    kind: ServiceType,
    providers: Providers,
    places: Places,
    today: date,
) -> Service:
    """What a municipality organises; it says no more than its facts and inherits the rest from the kind."""
    owner = whose(row["municipality"], providers)
    at = [places[row["municipality"]]] if row["municipality"] in places else []
    values = {
        **{f"name_{language}": f"{getattr(kind, f'name_{language}')} {where[language]}" for language in LANGUAGES},
        **facts(row, today),
        "at_home": kind.code in {"kov_koduteenus", "kov_sotsiaaltransport", "kov_isiklik_abistaja"},
        "on_site": bool(at),
        "phone": phone(row["phone"]),
    }
    served = municipalities_of([row["municipality"]], today)
    return kept_or_made(f"{row['municipality']}-{kind.code}", owner, kind, values, at, served, row["languages"], None)


def facts(entry: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Cost, referral, wait, places and who checked when, as a row of either file gives them."""
    checked = ago(today, entry.get("checked"))
    return {
        "cost": entry.get("cost", Service.Cost.UNKNOWN),
        "referral": entry.get("referral", Service.Referral.UNKNOWN),
        "waiting_days": number(entry.get("wait", entry.get("waiting_days"))),
        "places": entry.get("places", Service.Places.UNKNOWN),
        "free_places": number(entry.get("free", entry.get("free_places"))),
        "availability_on": ago(today, entry.get("seen")),
        "checked_on": checked,
        "checked_by": "TERVIKu töötaja" if checked else "",
        "source": SOURCE,
    }


def kept_or_made(
    name: str,
    owner: Organization,
    kind: ServiceType,
    values: dict[str, Any],
    at: Iterable[Location],
    served: Iterable[Municipality],
    languages: str,
    groups: list[str] | None,
) -> Service:
    """The service with that key: the one that is there, or a new one with its lists."""
    found = Service.objects.filter(external_id=key(name)).first()
    if found:
        return found
    made = Service(external_id=key(name), organization=owner, service_type=kind, **values)
    made.full_clean()
    made.save()
    made.municipalities.set(served)
    made.languages.set(Language.objects.filter(code__in=languages.split()))
    made.target_groups.set(TargetGroup.objects.filter(code__in=groups) if groups else kind.target_groups.all())
    for location in at:
        made.service_at_locations.create(location=location)
    return made
