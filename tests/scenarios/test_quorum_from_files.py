"""Tables come in by the import, `manage.py quorum` answers, and an independent count must say the same (T3, T6, T7)."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scenarios.quorum_oracle import HOSPITALS, MUNICIPALITIES, Tables, day_of, expected, holds

pytestmark = pytest.mark.django_db

RAPLA, IDA_VIRU, LAANE = "0071", "0045", "0056"
REGIONS = (RAPLA, IDA_VIRU, LAANE)
RAPLA_HOSPITAL, NARVA_HOSPITAL = "SA Rapla Maakonnahaigla", "SA Narva Haigla"
LAANE_HOSPITAL, EXCLUDED = "SA Läänemaa Haigla", "SA Haapsalu Neuroloogiline Rehabilitatsioonikeskus"
ALIASES = {RAPLA_HOSPITAL: "SA Raplamaa Haigla", EXCLUDED: "HNRK", NARVA_HOSPITAL: "Sihtasutus Narva Haigla"}
CODES = {"10000018": RAPLA_HOSPITAL, "10000024": EXCLUDED, "10000030": "0317"}
"""Registry codes that the table of organisations brings to those who come with the installation without one."""

ORGANIZATIONS = [
    {"registry_code": "10000018", "name": "SA Raplamaa Haigla", "roles": "gp_provider", "municipality_code": "0668"},
    {"registry_code": "10000024", "name": "HNRK", "roles": "hospital;gp_provider", "municipality_code": "0184"},
    {"registry_code": "10000030", "name": "Kohila Vallavalitsus", "roles": "municipality", "municipality_code": "0317"},
    *(
        {"registry_code": code, "name": f"Perearst {code[-2]} OÜ", "roles": "gp_provider", "municipality_code": place}
        for code, place in (
            ("10000047", "0668"),
            ("10000053", "0503"),
            ("10000062", "0251"),
            ("10000076", "0184"),
            ("10000082", ""),
        )
    ),
]
PROVIDERS = [row["registry_code"] for row in ORGANIZATIONS]
PLACES = ["0668", "0503", "0317", "0184", "0441", "0251", "0250", "0803", "0511"]
START = date(2025, 9, 1)
DAYS = sorted(
    {START + timedelta(days=17 * number) for number in range(20)}
    | {date(2025, 10, 30), date(2025, 10, 31), date(2025, 11, 1), date(2025, 11, 2)}
)
days = st.sampled_from(DAYS)


@st.composite
def spans(draw, most: int = 2) -> list[tuple[date, date | None]]:
    """Some spans of days, none of which overlap; the last may have no end."""
    edges = sorted(draw(st.sets(days, max_size=2 * most)))
    pairs = [(edges[at], edges[at + 1] if at + 1 < len(edges) else None) for at in range(0, len(edges), 2)]
    return [(first, last) for first, last in pairs]


@st.composite
def rows_of_a_list(draw, code: str) -> list[dict[str, str]]:
    """A list that opens, changes its provider or area, stands empty, closes."""
    rows = []
    for first, last in draw(spans(3)):
        open_ended = last is None or draw(st.booleans())
        area = draw(st.sets(st.sampled_from(PLACES), min_size=1, max_size=2))
        rows.append(
            {
                "list_code": code,
                "valid_from": first.isoformat(),
                "valid_to": "" if open_ended else last.isoformat(),
                "provider_registry_code": draw(st.sampled_from(PROVIDERS)),
                "municipality_code": ";".join(sorted(area)),
            }
        )
    return rows


def names_of(party: str, on: date) -> list[str]:
    """The words by which a table may name the party on that day."""
    if party in MUNICIPALITIES:
        name = MUNICIPALITIES[party]["muni_name"]
        same = [row for row in MUNICIPALITIES.values() if row["muni_name"] == name]
        alive = [row for row in same if holds(day_of(row["valid_from"]), day_of(row["valid_to"]), on)]
        clear = len(same) == 1 or [row["muni_code"] for row in alive] == [party]
        return [party, party.lstrip("0"), *([name, name.upper()] if clear else [])]
    aliases = [ALIASES[party]] if party in ALIASES else []
    codes = [code for code, name in CODES.items() if name == party]
    known = [HOSPITALS[party]["registry_code"]] if party in HOSPITALS and HOSPITALS[party]["registry_code"] else []
    return [party, *aliases, *codes, *known]


HOSPITALS_OF = {RAPLA: [RAPLA_HOSPITAL], IDA_VIRU: [NARVA_HOSPITAL], LAANE: [LAANE_HOSPITAL, EXCLUDED]}
PARTIES = {
    region: [*HOSPITALS_OF[region], *(code for code, row in MUNICIPALITIES.items() if row["county_code"] == region)]
    for region in REGIONS
}


@st.composite
def membership_rows(draw, region: str, everybody: bool) -> list[dict[str, str]]:
    """Memberships of the region's parties; where `everybody`, most of them join and stay, so that a quorum is near."""
    rows = []
    outsiders = [code for code in PROVIDERS if code not in CODES]
    elsewhere = [RAPLA_HOSPITAL] if region != RAPLA else []
    for party in [*PARTIES[region], *outsiders, *elsewhere]:
        joins_for_good = everybody and draw(st.integers(0, 9))
        held = [(draw(days), None)] if joins_for_good else draw(spans())
        for first, last in held:
            if party in MUNICIPALITIES and (day_of(MUNICIPALITIES[party]["valid_to"]) or first) < first:
                continue
            rows.append(
                {
                    "region_code": region,
                    "party": draw(st.sampled_from(names_of(party, first))),
                    "member_from": first.isoformat(),
                    "member_to": last.isoformat() if last else "",
                    "basis": "leping",
                    "who": party,
                }
            )
    return rows


@st.composite
def tables(draw) -> tuple[Tables, list[dict[str, str]]]:
    """Three regions: an ordinary one, one with a merger, one with the excluded hospital."""
    lists = [
        row for number in range(draw(st.sampled_from([0, 5, 8, 9]))) for row in draw(rows_of_a_list(f"N{number:04}"))
    ]
    held = [row for region in REGIONS for row in draw(membership_rows(region, draw(st.integers(0, 3)) > 0))]
    # One name may mean two municipalities in time: the oracle reads rows that say who is meant.
    memberships = [{**row, "party": row["who"]} for row in held]
    return Tables(ORGANIZATIONS, lists, memberships, CODES), held


def written(rows: list[dict[str, str]], folder: str, name: str) -> str:
    """A table as a file."""
    path = Path(folder) / f"{name}.csv"
    columns = [column for column in rows[0] if column != "who"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def bring_in(found: Tables, memberships: list[dict[str, str]]) -> None:
    """Import the tables by the command."""
    kinds = {
        "organizations": found.organizations,
        "patient_lists": found.patient_lists,
        "memberships": memberships,
    }
    with tempfile.TemporaryDirectory() as folder:
        for kind, rows in kinds.items():
            if rows:
                call_command("import_registry", kind, written(rows, folder, kind), stdout=io.StringIO())


def told(on: date, *regions: str) -> list[dict]:
    out = io.StringIO()
    call_command("quorum", *regions, "--on", on.isoformat(), "--json", stdout=out)
    return json.loads(out.getvalue())


def comparable(answer: dict) -> dict:
    """The parts that the issue promises; who has not joined in a settled order."""
    missing = sorted((one["party"], one["name"], one["kind"]) for one in answer["not_joined"])
    promised = ("region", "on", "rule_set", "met", "first_met_on", "hospitals", "municipalities", "gp_lists")
    further = ("gp_providers", "missing_figures")
    return {**{name: answer[name] for name in (*promised, *further)}, "not_joined": missing}


asked_days = st.one_of(
    days,
    days.map(lambda day: day + timedelta(days=1)),
    days.map(lambda day: day - timedelta(days=1)),
    st.sampled_from([date(1991, 8, 20), date(2035, 1, 1), date.min, date.max]),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(tables(), st.sets(asked_days, min_size=3, max_size=6))
def test_the_command_says_what_an_independent_count_of_the_tables_says(found, asked):
    """Providers in two regions, lists that close, mergers, those who leave and return, on any day (T3, T6, T7)."""
    oracle, memberships = found
    with transaction.atomic():
        bring_in(oracle, memberships)
        for on in sorted(asked):
            by_region = {answer["region"]: comparable(answer) for answer in told(on)}
            for region in REGIONS:
                assert by_region[region] == expected(oracle, region, on)
        transaction.set_rollback(True)
