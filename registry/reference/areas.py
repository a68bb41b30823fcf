"""Counties as regions, and municipalities with the merger of 2025."""

from datetime import date

from registry.models import Municipality, Organization, OrganizationRole, Region

from .files import day, decimal, rows
from .other_names import add_missing

RUSSIAN = {
    "0037": "Харьюмаа",
    "0039": "Хийумаа",
    "0045": "Ида-Вирумаа",
    "0050": "Йыгевамаа",
    "0052": "Ярвамаа",
    "0056": "Ляэнемаа",
    "0060": "Ляэне-Вирумаа",
    "0064": "Пылвамаа",
    "0068": "Пярнумаа",
    "0071": "Рапламаа",
    "0074": "Сааремаа",
    "0079": "Тартумаа",
    "0081": "Валгамаа",
    "0084": "Вильяндимаа",
    "0087": "Вырумаа",
}
#: The one city that the law's list names otherwise than its government does.
OTHER_NAMES = {"0784": "Tallinna linn"}
PLAIN = str.maketrans("äöõüšž", "aoousz")
SOURCE_2020 = "Statistikaamet 2020"
SOURCE_2025 = "rahvastikuregister 01.01.2025"


def population(row: dict[str, str]) -> dict[str, object]:
    """The newest known population with its day and source (T10 asks for both)."""
    if row["population_rr_2025_01_01"]:
        count, on, source = row["population_rr_2025_01_01"], date(2025, 1, 1), SOURCE_2025
    else:
        count, on, source = row["population_statistikaamet_2020"], date(2020, 1, 1), SOURCE_2020
    return {"population": int(count), "population_on": on, "population_source": source}


def load_regions() -> int:
    """The fifteen counties as wellbeing regions."""
    for row in rows("counties.csv"):
        code, short = row["county_code"], row["short_name_et"]
        Region.objects.update_or_create(
            code=code,
            defaults={
                "slug": short.lower().translate(PLAIN),
                "name_et": row["county_name"],
                "name_ru": RUSSIAN[code],
                "name_en": row["name_en"],
                "short_name_et": short,
                "short_name_ru": RUSSIAN[code],
                "short_name_en": row["name_en"],
                "iso_code": row["iso3166_2"],
                "area_km2": decimal(row["area_km2_2018"]),
                "map_column": int(row["map_column"]),
                "map_row": int(row["map_row"]),
                **population(row),
            },
        )
    return Region.objects.count()


def load_municipalities() -> int:
    """Municipalities by date, their successors and neighbours, and an organisation for each."""
    table = rows("municipalities.csv")
    regions = {region.code: region for region in Region.objects.all()}
    found = {row["muni_code"]: municipality(row, regions) for row in table}
    for row in table:
        one = found[row["muni_code"]]
        if row["successor_code"]:
            one.successor = found[row["successor_code"]]
            one.save()
        one.neighbours.add(*(found[code] for code in row["neighbours"].split(";") if code))
        organization_of(one)
    return len(found)


def municipality(row: dict[str, str], regions: dict[str, Region]) -> Municipality:
    """One municipality as the file says it."""
    one, _ = Municipality.objects.update_or_create(
        code=row["muni_code"],
        defaults={
            "name": row["muni_name"],
            "kind": row["muni_type"],
            "region": regions[row["county_code"]],
            "population": int(row["population_rr_2017_01_01"] or 0) or None,
            "population_on": date(2017, 1, 1) if row["population_rr_2017_01_01"] else None,
            "area_km2": decimal(row["area_km2_2018"]),
            "latitude": degrees(row["latitude"]),
            "longitude": degrees(row["longitude"]),
            "valid_from": day(row["valid_from"]),
            "valid_to": day(row["valid_to"]),
            "validity_note": row["date_note"],
        },
    )
    return one


def degrees(text: str) -> float | None:
    """Degrees of WGS84, or unknown."""
    return float(text) if text else None


def organization_of(one: Municipality) -> Organization:
    """The municipality as an organisation; its registry code comes later, by import."""
    found = Organization.objects.filter(municipality=one, roles__role=OrganizationRole.Role.MUNICIPALITY).first()
    other_name = OTHER_NAMES.get(one.code, "")
    if found is None:
        found = Organization.objects.create(
            name=one.name,
            alternate_name=other_name,
            municipality=one,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            source="EHAK",
        )
        found.roles.create(role=OrganizationRole.Role.MUNICIPALITY)
    elif other_name:
        add_missing(found, [other_name])
    return found
