"""The quorum as somebody would work it out with the law (T3, T6, T7) and the imported tables in hand.

It shares no code with `agreements`: it reads the tables' rows, looks at one day after another, and counts with
fractions. It is slow, and that is what it is for.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from pathlib import Path

REFERENCE = Path("registry/data")
ONE_DAY = timedelta(days=1)


def reference(name: str) -> list[dict[str, str]]:
    """The rows of a table that comes with the installation."""
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


MUNICIPALITIES = {row["muni_code"]: row for row in reference("municipalities.csv")}
HOSPITALS = {row["name_in_regulation"]: row for row in reference("hospitals.csv")}


def day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def holds(first: date | None, last: date | None, day: date) -> bool:
    """Whether the day lies between the two, both included; nothing is no bound."""
    return (first is None or first <= day) and (last is None or day <= last)


@dataclass
class Tables:
    """What was imported: rows of cells, as they stood in the files.

    `called` tells who is meant where a table says a registry code: an EHAK code or a hospital's name of the plan.
    """

    organizations: list[dict[str, str]] = field(default_factory=list)
    patient_lists: list[dict[str, str]] = field(default_factory=list)
    memberships: list[dict[str, str]] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)

    def party(self, cell: str) -> str:
        """One word for a party, however a file names it."""
        return self.called.get(cell, cell)

    def provider_on(self, list_code: str, day: date) -> tuple[str, list[str]] | None:
        """Who serves a list on a day, and where; a row without an end ends when the next one begins."""
        rows = [row for row in self.patient_lists if row["list_code"] == list_code]
        for row in rows:
            first, last = day_of(row["valid_from"]), day_of(row["valid_to"])
            later = [day_of(other["valid_from"]) for other in rows if day_of(other["valid_from"]) > first]
            if last is None and later:
                last = min(later) - ONE_DAY
            if holds(first, last, day):
                return self.party(row["provider_registry_code"]), row["municipality_code"].split(";")
        return None

    def own_days(self, region: str, party: str) -> list[tuple[date, date | None]]:
        return [
            (day_of(row["member_from"]), day_of(row["member_to"]))
            for row in self.memberships
            if row["region_code"] == region and self.party(row["party"]) == party
        ]

    def is_member(self, region: str, party: str, day: date) -> bool:
        """Whether it belongs to the region's TERVIK that day, by itself or in the place of those it was merged from."""
        own = self.own_days(region, party)
        if any(holds(first, last, day) for first, last in own):
            return True
        if any(first <= day for first, _ in own):
            return False  # It has spoken for itself since, and left.
        return any(self.took_over(region, old, day) for old in predecessors(party))

    def took_over(self, region: str, old: dict[str, str], day: date) -> bool:
        """T7: the successor takes over the membership if any of them was a member, until a day agreed on before."""
        last_day = day_of(old["valid_to"])
        if day <= last_day:
            return False
        for first, last in self.own_days(region, old["muni_code"]):
            if holds(first, last, last_day) and (last is None or last == last_day or day <= last):
                return True
        return False


def predecessors(party: str) -> list[dict[str, str]]:
    return [row for row in MUNICIPALITIES.values() if row["successor_code"] == party]


def share(joined: int, total: int, of: Fraction) -> dict[str, object]:
    """A line of the quorum for a share."""
    met = total > 0 and Fraction(joined, total) >= of
    return {"joined": joined, "total": total, "needed": ceil(of * total), "met": met}


@dataclass
class Region:
    """A region on one day."""

    tables: Tables
    code: str
    day: date

    def __post_init__(self) -> None:
        self.municipalities = [
            code
            for code, row in MUNICIPALITIES.items()
            if row["county_code"] == self.code and holds(day_of(row["valid_from"]), day_of(row["valid_to"]), self.day)
        ]
        plan = [row for row in HOSPITALS.values() if row["county_code"] == self.code]
        self.hospitals = [row["name_in_regulation"] for row in plan if not row["excluded_as_mandatory_party"]]
        self.lists: dict[str, str] = {}
        for code in sorted({row["list_code"] for row in self.tables.patient_lists}):
            found = self.tables.provider_on(code, self.day)
            if found and any(MUNICIPALITIES[place]["county_code"] == self.code for place in found[1]):
                self.lists[code] = found[0]
        self.providers = sorted(set(self.lists.values()))

    def joined(self, parties: list[str]) -> list[str]:
        return [party for party in parties if self.tables.is_member(self.code, party, self.day)]

    def figures(self) -> dict[str, dict[str, object]]:
        """The four lines of T6."""
        hospitals = len(self.joined(self.hospitals))
        return {
            "hospitals": {"joined": hospitals, "total": len(self.hospitals), "needed": 1, "met": hospitals >= 1},
            "municipalities": share(len(self.joined(self.municipalities)), len(self.municipalities), of=Fraction(2, 3)),
            "gp_lists": share(len(self.joined(list(self.lists.values()))), len(self.lists), of=Fraction(1, 4)),
            "gp_providers": share(len(self.joined(self.providers)), len(self.providers), of=Fraction(1, 4)),
        }

    def met(self) -> bool:
        figures = self.figures()
        return all(figures[name]["met"] for name in ("hospitals", "municipalities", "gp_lists"))

    def not_joined(self) -> list[tuple[str, str, str]]:
        """Every mandatory party (T3) that is no member, once, with the first reason why it is one."""
        kinds = dict.fromkeys(self.providers, "gp_provider")
        kinds.update(dict.fromkeys(self.hospitals, "hospital"))
        kinds.update(dict.fromkeys(self.municipalities, "municipality"))
        members = self.joined(list(kinds))
        return sorted((*self.written(party), kind) for party, kind in kinds.items() if party not in members)

    def written(self, party: str) -> tuple[str, str]:
        """How a file names it, and its name."""
        if party in MUNICIPALITIES:
            return party, MUNICIPALITIES[party]["muni_name"]
        row = next((row for row in self.tables.organizations if self.tables.party(row["registry_code"]) == party), None)
        if party in HOSPITALS:
            code = HOSPITALS[party]["registry_code"] or (row["registry_code"] if row else "")
            return code or party, party
        return party, row["name"]


def days_of_change(tables: Tables) -> list[date]:
    """Days on which anything can be otherwise than the day before."""
    cells = [
        (row[first], row[last])
        for rows, first, last in (
            (tables.patient_lists, "valid_from", "valid_to"),
            (tables.memberships, "member_from", "member_to"),
            (MUNICIPALITIES.values(), "valid_from", "valid_to"),
        )
        for row in rows
    ]
    begun = {day_of(first) for first, _ in cells if first}
    return sorted(begun | {day_of(last) + ONE_DAY for _, last in cells if last})


def expected(tables: Tables, region: str, on: date) -> dict[str, object]:
    """What `manage.py quorum REGION --on DAY --json` has to say."""
    today = Region(tables, region, on)
    figures = today.figures()
    met_days = [day for day in days_of_change(tables) if day <= on and Region(tables, region, day).met()]
    return {
        "region": region,
        "on": on.isoformat(),
        "rule_set": "eelnou-2026-01",
        "met": today.met(),
        "first_met_on": met_days[0].isoformat() if met_days else None,
        **figures,
        "missing_figures": [
            name for name in ("hospitals", "municipalities", "gp_lists") if figures[name]["total"] == 0
        ],
        "not_joined": today.not_joined(),
    }
