"""A file as a table of texts, whatever its form. Nothing is believed: size, form, then content are checked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_noop

from .reasons import Reason, Refused

MOST_COLUMNS = 200
ZIP_MARK = b"PK\x03\x04"
OLD_EXCEL_MARK = b"\xd0\xcf\x11\xe0"


@dataclass(slots=True)
class RawRow:
    """A row as it stands in the file; ``faults`` are places that cannot be read at all."""

    number: int
    cells: list[str]
    faults: list[tuple[int, Reason]] = field(default_factory=list)


@dataclass
class Table:
    """Header and rows; blank rows are left out, but counted in the numbers."""

    header: list[str]
    rows: Iterator[RawRow]
    warnings: list[Reason] = field(default_factory=list)


def check_size(size: int) -> None:
    """Refuse a file by its size alone."""
    if size > settings.IMPORT_MAX_BYTES:
        raise Refused(
            gettext_noop("Fail on liiga suur: %(size)s MB, lubatud on %(most)s MB. Jagage see osadeks."),
            size=-(-size // 2**20),
            most=settings.IMPORT_MAX_BYTES // 2**20,
        )
    if size == 0:
        raise Refused(gettext_noop("Fail on tühi."))


def read_table(path: Path) -> Table:
    """The table in a CSV or XLSX file, told apart by content. Raises Refused where it cannot be read."""
    from .csv_files import read_csv
    from .xlsx_files import read_xlsx

    check_size(path.stat().st_size)
    with path.open("rb") as file:
        mark = file.read(4)
    if mark == OLD_EXCEL_MARK:
        raise Refused(gettext_noop("Fail on vanas Exceli vormis või parooliga. Salvestage see XLSX- või CSV-failina."))
    table = read_xlsx(path) if mark == ZIP_MARK else read_csv(path)
    table.rows = limited(table.rows)
    return table


def too_many_columns() -> Refused:
    """The refusal of a table that is too wide."""
    return Refused(gettext_noop("Tabelis on liiga palju veerge, lubatud on %(most)s."), most=MOST_COLUMNS)


def limited(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """The rows that say something, up to the most that is allowed."""
    count = 0
    for row in rows:
        if not row.faults and not any(cell.strip() for cell in row.cells):
            continue
        count += 1
        if count > settings.IMPORT_MAX_ROWS:
            raise Refused(
                gettext_noop("Failis on liiga palju ridu, lubatud on %(most)s. Jagage see osadeks."),
                most=settings.IMPORT_MAX_ROWS,
            )
        yield row
    if count == 0:
        raise Refused(gettext_noop("Failis on ainult päis, ühtegi rida andmetega ei ole."))
