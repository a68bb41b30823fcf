"""The target group of social rehabilitation by county, as the Ministry's presentation gives it.

``data/reha_target_group.csv``. The source names no day; a person with several disabilities may stand in several
groups, so that the groups add up to more than the persons.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).parent / "data" / "reha_target_group.csv"
SOURCE = "Sotsiaalministeeriumi ettekanne"
PERSONS = "total_unique"
ESTONIA = "TOTAL (unique persons)"
GROUPS: dict[str, str | Promise] = {
    "mobility": _("liikumispuue"),
    "hearing": _("kuulmispuue"),
    "vision": _("nägemispuue"),
    "speech": _("keele- ja kõnepuue"),
    "intellectual": _("vaimupuue"),
    "psychiatric": _("psüühikahäire"),
    "multiple": _("liitpuue"),
    "other": _("muu puue"),
    "no_valid_disability": _("kehtivat puuet ei ole"),
}


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A disability: how many persons in the county and in Estonia."""

    code: str
    name: str
    county: int
    estonia: int


@dataclass(frozen=True, slots=True)
class RehabilitationGroup:
    """The county's target group; ``persons`` counts each person once."""

    persons: int
    estonia: int
    rows: tuple[GroupRow, ...]


@cache
def counts() -> dict[str, dict[str, int]]:
    """The file by county's name: numbers by column."""
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row.pop("county"): {name: int(cell) for name, cell in row.items()} for row in rows}


def rehabilitation_group(county: str) -> RehabilitationGroup | None:
    """The target group of a county by its name ("Rapla maakond"); None where the file does not have it."""
    own, all_of_it = counts().get(county), counts()[ESTONIA]
    if own is None:
        return None
    rows = tuple(group_rows(own, all_of_it))
    return RehabilitationGroup(own[PERSONS], all_of_it[PERSONS], rows)


def group_rows(own: dict[str, int], estonia: dict[str, int]) -> Iterator[GroupRow]:
    """The disabilities in a settled order."""
    for code, name in GROUPS.items():
        yield GroupRow(code, str(name), own[code], estonia[code])
