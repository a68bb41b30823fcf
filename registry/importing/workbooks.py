"""Tables for people to fill in, and what is on record as the same table."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from .cells import UNREADABLE
from .columns import LIKE_A_FORMULA
from .kinds import Kind

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\ufeff"
WIDE = 24


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; coming in again, the apostrophe is taken away."""
    cell = UNREADABLE.sub("", cell)
    return f"'{cell}" if LIKE_A_FORMULA.match(cell) else cell


def csv_lines(kind: Kind, rows: Iterable[dict[str, str]]) -> Iterator[str]:
    """A CSV file line by line: UTF-8 with a mark, so that Excel reads it right; semicolons, as Excel expects here."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    names = [column.name for column in kind.columns]
    yield BYTE_ORDER_MARK
    for cells in ([names], ([harmless(row.get(name, "")) for name in names] for row in rows)):
        for line in cells:
            writer.writerow(line)
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()


def workbook(kind: Kind, rows: Iterable[dict[str, str]]) -> bytes:
    """An XLSX file: the table, its columns explained in comments and on a second sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(kind.name)
    sheet.freeze_panes = "A2"
    for place in range(1, len(kind.columns) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDE
    header = []
    for column in kind.columns:
        cell = WriteOnlyCell(sheet, value=column.name)
        cell.font = Font(bold=True)
        cell.comment = Comment(f"{column.label}. {column.help}".strip(), "Tervik", height=120, width=320)
        header.append(cell)
    sheet.append(header)
    for row in rows:
        sheet.append([harmless(row.get(column.name, "")) for column in kind.columns])
    explain(book, kind)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def explain(book: Workbook, kind: Kind) -> None:
    """The second sheet: what each column is, with an example."""
    sheet = book.create_sheet(f"Tervik {_('selgitus')}")
    for letter, width in zip("ABCDE", (26, 36, 12, 70, 24), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_("Veerg"), _("Mis see on"), _("Kohustuslik"), _("Selgitus"), _("Näide")])
    for column in kind.columns:
        must = _("jah") if column.is_key else ""
        sheet.append([column.name, str(column.label), must, str(column.help), column.example])
