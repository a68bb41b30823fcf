"""The published example budget (``data/budget_example.csv``): lines and the totals that were published with it."""

import csv
from pathlib import Path

from councils.budget import Line

FILE = Path(__file__).parent / "data" / "budget_example.csv"
ALTERNATIVES = 2
"""The first lines of the file: a county is in one of the two foreign-aid projects."""
ALTERNATIVE = "välisabi projekt"
TOTAL = "total"


def rows() -> list[dict[str, str]]:
    """The file as it was published."""
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def years(row: dict[str, str]) -> dict[int, int]:
    """A row's cents by year; an empty cell is no line of that year."""
    return {int(name): int(cell) * 100 for name, cell in row.items() if name.isdigit() and cell}


def lines(chosen: int = 0) -> list[tuple[Line, str]]:
    """The lines with whose money it is; ``chosen``: which of the two foreign-aid projects the county is in."""
    found = []
    for number, row in enumerate(row for row in rows() if row["source"] != TOTAL):
        alternative = ALTERNATIVE if number < ALTERNATIVES else ""
        for year, cents in years(row).items():
            line = Line(row["line_et"], year, cents, None, alternative, chosen=not alternative or number == chosen)
            found.append((line, row["source"]))
    return found


def published_totals() -> list[dict[int, int]]:
    """The published totals in cents by year: of the first project's counties, then of the second's."""
    return [years(row) for row in rows() if row["source"] == TOTAL]
