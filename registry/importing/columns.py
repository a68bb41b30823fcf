"""Columns of a table, and reading its rows by them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_noop

from . import cells
from .reasons import Problem, Refused, shortened
from .tables import RawRow, Table

Text = str | Promise
LONGEST_NAME_SHOWN = 40
LIKE_A_FORMULA = re.compile(r"\s*'*[=+\-@]")


@dataclass(frozen=True)
class Column:
    """A column: its name in the header, what people call it, how a cell is read and what an empty one means."""

    name: str
    label: Text
    read: cells.Read
    empty: Any = ""
    is_key: bool = False
    help: Text = ""
    example: str = ""


@dataclass(slots=True)
class Row:
    """A row that could be read: its number in the file and the values of the columns that the file has.

    A faulty one lacks the cells that could not be read; it is looked at for what else is wrong, and never written.
    """

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    is_faulty: bool = False


@dataclass(frozen=True)
class Header:
    """Which known columns stand at which place; unknown ones are left aside and told."""

    places: tuple[Column | None, ...]
    unknown: tuple[str, ...]


def match(header: list[str], columns: Iterable[Column]) -> Header:
    """Find the columns of a header row. Raises Refused where a key is missing or a column stands twice."""
    known = {column.name: column for column in columns}
    names = [cell.strip().casefold() for cell in header]
    while names and not names[-1]:
        names.pop()
    twice = {name for name in names if name in known and names.count(name) > 1}
    if twice:
        raise Refused(gettext_noop("Veerg on tabelis mitu korda: %(columns)s."), columns=", ".join(sorted(twice)))
    missing = [name for name, column in known.items() if column.is_key and name not in names]
    if missing:
        raise Refused(
            gettext_noop("Tabelis puudub veerg: %(columns)s. Esimesel real peavad olema veergude nimed."),
            columns=", ".join(missing),
        )
    unknown = tuple(
        shortened(cell.strip(), LONGEST_NAME_SHOWN) or f"({place})"
        for place, (cell, name) in enumerate(zip(header, names, strict=False), start=1)
        if name not in known
    )
    return Header(tuple(known.get(name) for name in names), unknown)


def read_row(raw: RawRow, header: Header) -> tuple[Row, list[Problem]]:
    """The values of a row, and what is wrong with its cells."""
    row, problems = Row(raw.number), []
    problems += [Problem(raw.number, *_cell_name(header, place, reason)) for place, reason in raw.faults]
    faulty = {place for place, _ in raw.faults}
    for place, column in enumerate(header.places):
        if column is None or place in faulty:
            continue
        try:
            row.values[column.name] = read_cell(raw.cells[place] if place < len(raw.cells) else "", column)
        except Refused as refused:
            problems.append(Problem(raw.number, column.name, refused.reason))
    if any(cell.strip() for cell in raw.cells[len(header.places) :]):
        extra = Refused(gettext_noop("Real on rohkem lahtreid kui päises."))
        problems.append(Problem(raw.number, str(len(header.places) + 1), extra.reason))
    return row, problems


def read_cell(cell: str, column: Column) -> Any:
    """The value of a cell; an empty one clears. Raises Refused."""
    if cells.UNREADABLE.search(cell):
        raise Refused(gettext_noop("Lahtris on märk, mida ei saa lugeda (juhtmärk)."))
    stripped = cell.strip().replace("\r\n", "\n").replace("\r", "\n")
    if stripped.startswith("'") and LIKE_A_FORMULA.match(stripped):
        stripped = stripped[1:]
    if stripped:
        return column.read(stripped)
    if column.is_key:
        raise Refused(gettext_noop("See lahter ei tohi olla tühi."))
    return column.empty


def _cell_name(header: Header, place: int, reason: Any) -> tuple[str, Any]:
    column = header.places[place] if place < len(header.places) else None
    return (column.name if column else str(place + 1)), reason


def read_rows(table: Table, header: Header) -> tuple[list[Row], list[Problem]]:
    """The rows of a table whose keys could be read, and all faults."""
    rows, problems = [], []
    keys = {column.name for column in header.places if column and column.is_key}
    for raw in table.rows:
        row, faults = read_row(raw, header)
        problems += faults
        row.is_faulty = bool(faults)
        if keys <= row.values.keys():
            rows.append(row)
    return rows, problems
