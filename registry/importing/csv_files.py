"""CSV: UTF-8 with or without a byte order mark, comma or semicolon."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext_noop

from .reasons import Reason, Refused
from .tables import MOST_COLUMNS, RawRow, Table, too_many_columns

LONGEST_CELL = 1_000_000


def read_csv(path: Path) -> Table:
    """The table of a CSV file. Raises Refused where it is no UTF-8 text or no CSV."""
    content = decoded(path.read_bytes())
    delimiter = delimiter_of(first_line(content))
    csv.field_size_limit(LONGEST_CELL)
    records = numbered(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True))
    header = next(records, None)
    if header is None or not any(cell.strip() for cell in header.cells):
        raise Refused(gettext_noop("Faili esimene rida on tühi. Esimesel real peavad olema veergude nimed."))
    if len(header.cells) == 1 and "\t" in header.cells[0]:
        raise Refused(
            gettext_noop("Veergude vahel on tabeldusmärk. Salvestage fail nii, et seal on koma või semikoolon.")
        )
    return Table(header.cells, widths_checked(records, len(header.cells)))


def decoded(data: bytes) -> str:
    """The text of a file; a wrong encoding is told with line and byte."""
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            gettext_noop("Fail ei ole UTF-8 (rida %(line)s, faili bait %(byte)s). Salvestage see vormis CSV UTF-8."),
            line=data.count(b"\n", 0, error.start) + 1,
            byte=error.start + 1,
        ) from error
    if "\x00" in content:
        raise Refused(
            gettext_noop("Fail ei ole tekst: real %(line)s on nullbait."),
            line=content.count("\n", 0, content.index("\x00")) + 1,
        )
    return content


def first_line(content: str) -> str:
    """The header row as text; a file that ends its lines with CR alone is no exception."""
    return content.splitlines()[0] if content else ""


def delimiter_of(header: str) -> str:
    """Comma or semicolon, by the header row alone: the one that stands more often outside quotes."""
    outside = "".join(header.split('"')[::2])
    return ";" if outside.count(";") > outside.count(",") else ","


def numbered(reader: Iterator[list[str]]) -> Iterator[RawRow]:
    """The records with the number a spreadsheet would show."""
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Refused(
                gettext_noop("Rida %(row)s ei ole õige CSV: jutumärgid ei sulgu või lahter on liiga pikk."), row=number
            ) from error
        if len(cells) > MOST_COLUMNS:
            raise too_many_columns()
        yield RawRow(number, cells)


def widths_checked(rows: Iterator[RawRow], width: int) -> Iterator[RawRow]:
    """A row that is shorter than the header is a fault: a missing cell is not an empty one, which would clear."""
    for row in rows:
        if len(row.cells) < width and any(cell.strip() for cell in row.cells):
            reason = Reason(gettext_noop("Real on vähem lahtreid kui päises."))
            row.faults.append((len(row.cells), reason))
        yield row
