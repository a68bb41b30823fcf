"""XLSX, read as data only: what could act (formulas, entities) or swell (zip bombs) is refused before it is read."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from django.conf import settings
from django.utils.translation import gettext_noop

from .reasons import Reason, Refused, shortened
from .tables import MOST_COLUMNS, RawRow, Table, too_many_columns

MOST_PARTS = 500
MOST_TIMES_SWOLLEN = 100
SMALL_PART = 2**20
UNPACKED_TIMES = 5
DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
MERGED = re.compile(rb"<(\w+:)?mergeCell\b")
HIDDEN_ROW = re.compile(rb"<(\w+:)?row\b[^>]*\bhidden=.(1|true)\b")
CHUNK = 2**18
OVERLAP = 512
EXPLANATION_SHEET = "tervik"


def read_xlsx(path: Path) -> Table:
    """The first sheet of a workbook. Raises Refused where it is broken, swells, declares entities or merges cells."""
    try:
        check_parts(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), read_only=True, keep_links=False)
        sheet = first_sheet(workbook)
        sheet.reset_dimensions()
        check_merged(path, sheet._worksheet_path)
        told = other_sheets(workbook, sheet) + hidden_rows(path, sheet._worksheet_path)
        rows = numbered(sheet)
        header = next(rows, None)
    except Refused:
        raise
    except Exception as error:  # a broken workbook fails in as many ways as there are parts in it
        raise broken() from error
    if header is None or not any(cell.strip() for cell in header.cells):
        raise Refused(gettext_noop("Faili esimene rida on tühi. Esimesel real peavad olema veergude nimed."))
    if header.faults:
        raise Refused(gettext_noop("Päises on valem. Esimesel real peavad olema veergude nimed."))
    return Table(header.cells, rows, told)


def broken() -> Refused:
    """The refusal of what is no workbook."""
    return Refused(gettext_noop("Faili ei saa XLSX-failina lugeda: see on vigane."))


def check_parts(path: Path) -> None:
    """Refuse a zip bomb by what it says of itself (the reader never unpacks more than that), and entities."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        swollen = any(
            part.file_size > SMALL_PART and part.file_size > MOST_TIMES_SWOLLEN * max(part.compress_size, 1)
            for part in parts
        )
        total = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or swollen or total > UNPACKED_TIMES * settings.IMPORT_MAX_BYTES:
            raise Refused(gettext_noop("XLSX-fail paisub lahti pakkides liiga suureks. Salvestage see CSV-failina."))
        if "xl/workbook.xml" not in archive.namelist():
            raise Refused(gettext_noop("See ei ole XLSX-fail. Salvestage tabel XLSX- või CSV-failina."))
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and contains(archive, part.filename, DECLARATION):
                raise Refused(gettext_noop("XLSX-failis on keelatud osa (DOCTYPE)."))


def check_merged(path: Path, part: str) -> None:
    """Merged cells are refused: all but one of them would be read as empty, and so clear."""
    with zipfile.ZipFile(path) as archive:
        if contains(archive, part.lstrip("/"), MERGED):
            raise Refused(gettext_noop("Tabelis on ühendatud lahtreid. Lahutage need ja laadige fail uuesti üles."))


def hidden_rows(path: Path, part: str) -> list[Reason]:
    """A warning where rows are hidden, by a filter as a rule: who looks at the sheet does not see what is read."""
    with zipfile.ZipFile(path) as archive:
        if not contains(archive, part.lstrip("/"), HIDDEN_ROW):
            return []
    return [Reason(gettext_noop("Tabelis on peidetud ridu. Loeme ka need."))]


def contains(archive: zipfile.ZipFile, name: str, pattern: re.Pattern[bytes]) -> bool:
    """Whether a part has such bytes; UTF-16 is looked through as well."""
    tail = b""
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            window = tail + chunk
            if pattern.search(window.replace(b"\x00", b"")):
                return True
            tail = window[-OVERLAP:]
    return False


def first_sheet(workbook: Any) -> Any:
    """The first sheet that is shown."""
    shown = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        raise broken()
    return shown[0]


def other_sheets(workbook: Any, read: Any) -> list[Reason]:
    """A warning that names the sheets that are not read; the template's own explanation is no surprise."""
    names = [
        name for name in workbook.sheetnames if name != read.title and not name.casefold().startswith(EXPLANATION_SHEET)
    ]
    if not names:
        return []
    text = gettext_noop("Loeme ainult esimest lehte “%(sheet)s”. Lugemata jäävad: %(others)s.")
    return [Reason(text, {"sheet": read.title, "others": shortened(", ".join(names), 200)})]


def numbered(sheet: Any) -> Iterator[RawRow]:
    """The rows of a sheet as texts."""
    rows = sheet.iter_rows()
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except Exception as error:  # broken XML shows only where it is reached
            raise broken() from error
        if cells is None:
            return
        cells = trimmed(cells)
        if len(cells) > MOST_COLUMNS:
            raise too_many_columns()
        yield RawRow(number, [said(cell) for cell in cells], faults(cells))


def trimmed(cells: tuple) -> tuple:
    """Without the empty cells at the end, which only carry a format."""
    end = len(cells)
    while end and cells[end - 1].value is None:
        end -= 1
    return cells[:end]


def faults(cells: tuple) -> list[tuple[int, Reason]]:
    """Formulas and error values: what they show is not what the file says."""
    formula = Reason(gettext_noop("Lahtris on valem. Asendage see väärtusega."))
    failed = Reason(gettext_noop("Lahtris on arvutusviga, mitte väärtus."))
    kinds = {"f": formula, "e": failed}
    return [(place, kinds[cell.data_type]) for place, cell in enumerate(cells) if cell.data_type in kinds]


def said(cell: Any) -> str:
    """The text of a cell: days in ISO form, whole numbers without a fraction."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return str(value)
