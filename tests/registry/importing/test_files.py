"""Hostile files."""

import io
import zipfile
from datetime import date, datetime

import pytest
from django.core.management import CommandError
from openpyxl import Workbook

from registry.importing import csv_files, tables, xlsx_files
from registry.importing.actors import NATIONAL
from registry.importing.kinds import kind_named
from registry.importing.reasons import Refused
from registry.importing.runs import preview
from registry.models import Service

pytestmark = pytest.mark.django_db


def refusal(table, content: bytes | str, name: str = "table.csv") -> str:
    with pytest.raises(Refused) as refused:
        preview(kind_named("services"), table(content, name), NATIONAL)
    return str(refused.value)


def workbook(*rows, **options) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for name in options.get("more", ()):
        book.create_sheet(name)
    if merged := options.get("merged"):
        book.active.merge_cells(merged)
    if hidden := options.get("hidden"):
        book.active.row_dimensions[hidden].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(content: bytes, changes: dict[str, bytes | None]) -> bytes:
    """A workbook whose parts are replaced, added or taken away."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *changes}:
            data = changes[name] if name in changes else old.read(name)
            if data is not None:
                new.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "tühi"),
        (b"\xef\xbb\xbf", "tühi"),
        (b"\n\n", "esimene rida"),
        ("external_id,name_et\n", "ainult päis"),
        ("external_id,name_et\n,\n\n", "ainult päis"),
        ("name_et\nx\n", "external_id"),
        ("external_id,phone,phone\nx,1,2\n", "phone"),
        ("external_id\nõun\n".encode("latin-1"), "rida 2, faili bait 13"),
        ("external_id\nx\n".encode("utf-16"), "UTF-8"),
        ("external_id\nx\ny\x00\n", "real 3 on nullbait"),
        ('external_id,phone\n"x,1\ny,2\n', "jutumärgid"),
        ('external_id\n"x"y\n', "Rida 2"),
        ("external_id\tphone\nx\t1\n", "tabeldusmärk"),
        ("external_id" + ",x" * 300 + "\n", "veerge"),
        ("external_id\n" + "x," * 300 + "\n", "veerge"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "vanas"),
        (b"PK\x03\x04" + b"x" * 100, "vigane"),
        (b"\x89PNG\r\n\x1a\n\xff\xff", "UTF-8"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(table, content, told):
    assert told in refusal(table, content)


def test_a_file_is_refused_by_its_size_before_it_is_read(table, settings, monkeypatch):
    settings.IMPORT_MAX_BYTES = 100
    monkeypatch.setattr(csv_files, "read_csv", None)
    assert "liiga suur" in refusal(table, b"x" * 101)


def test_too_many_rows_are_refused(table, settings):
    settings.IMPORT_MAX_ROWS = 2
    assert "2" in refusal(table, "external_id\na\nb\nc\n")


def test_a_cell_beyond_all_measure_is_refused(table, monkeypatch):
    monkeypatch.setattr(csv_files, "LONGEST_CELL", 1000)
    assert "Rida 2" in refusal(table, "external_id\n" + "x" * 1001)


def test_ragged_rows_are_told(previewed):
    plan = previewed("services", "external_id,phone\na\nb,1,2\nc,1\n\nd,2,\n")
    assert [(one.row, one.column) for one in plan.problems] == [(2, "phone"), (3, "3")]
    assert [item.key for item in plan.items] == ["c", "d"]


def test_a_control_character_is_told(previewed):
    assert [one.column for one in previewed("services", "external_id,phone\na,\x07\n").problems] == ["phone"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_header_alone_decides_the_delimiter(imported, mark, ending, delimiter):
    other = {",": ";", ";": ","}[delimiter]
    row = f'x1{delimiter}"a{other}b{other}c{other}d"'
    imported("services", f"{mark}external_id{delimiter}name_et{ending}{row}{ending}")
    assert Service.objects.get(external_id="x1").name_et == f"a{other}b{other}c{other}d"


def test_a_table_of_one_column_and_a_header_in_quotes(imported):
    assert imported("services", '"external_id"\nx1\n').counts()["new"] == 1
    assert imported("services", '"external_id";" NAME_ET "\nx1;"a, b, c"\n').counts()["changed"] == 1


def test_a_workbook_says_the_same_as_a_csv(imported):
    rows = [
        ("external_id", "municipality_codes", "phone", "checked_on", "email", None, None),
        ("x1", 793, 55500101, date(2026, 3, 1), "a@x.example", None, None),
        ("x2", "0793;0171", 5550.0, datetime(2026, 3, 1), None),
        (None,),
        ("x3", None, True, "01.03.2026"),
    ]
    imported("services", workbook(*rows))
    first = Service.objects.get(external_id="x1")
    assert ([one.code for one in first.municipalities.all()], first.phone) == (["0793"], "55500101")
    assert first.checked_on == Service.objects.get(external_id="x3").checked_on == date(2026, 3, 1)
    assert Service.objects.get(external_id="x2").phone == "5550"


@pytest.mark.parametrize(
    ("cell", "column"),
    [("=1+1", "phone"), ('=HYPERLINK("http://x.example")', "phone"), ("#N/A", "phone")],
)
def test_formulas_and_failed_calculations_of_a_workbook_are_told(previewed, cell, column):
    plan = previewed("services", workbook(("external_id", "phone"), ("x1", cell)))
    assert [(one.row, one.column) for one in plan.problems] == [(2, column)]


def test_a_formula_where_no_column_is_known_is_told_by_its_place(previewed):
    plan = previewed("services", workbook(("external_id", "colour"), ("x1", "=1")))
    assert [(one.row, one.column) for one in plan.problems] == [(2, "2")]


def test_a_formula_in_the_header_is_refused(table):
    assert "valem" in refusal(table, workbook(("external_id", "=1"), ("x1", 1)))


def test_merged_cells_are_refused_since_they_would_clear(table):
    content = workbook(("external_id", "phone"), ("x1", "1"), ("x2", None), merged="B2:B3")
    assert "ühendatud" in refusal(table, content)


def test_only_the_first_sheet_is_read_and_the_others_are_named(previewed):
    plan = previewed("services", workbook(("external_id",), ("x1",), more=["Lisa", "Tervik selgitus"]))
    assert plan.counts()["new"] == 1
    assert "Lisa" in str(plan.warnings[0].reason)
    assert "selgitus" not in str(plan.warnings[0].reason)


def test_rows_that_a_filter_hides_are_read_and_told(previewed):
    rows = ("external_id",), ("x1",), ("x2",)
    shown, hidden = previewed("services", workbook(*rows)), previewed("services", workbook(*rows, hidden=3))
    assert shown.warnings == []
    assert [str(one.reason) for one in hidden.warnings] == ["Tabelis on peidetud ridu. Loeme ka need."]
    assert hidden.counts() == shown.counts()


def test_a_hidden_sheet_is_not_the_first(previewed):
    book = Workbook()
    book.active.append(["peidus"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Teenused").append(["external_id"])
    book["Teenused"].append(["x1"])
    stream = io.BytesIO()
    book.save(stream)
    assert previewed("services", stream.getvalue()).counts()["new"] == 1


def test_a_zip_bomb_is_refused_before_it_is_unpacked(table):
    bomb = repacked(workbook(("external_id",), ("x1",)), {"xl/worksheets/sheet1.xml": b"0" * 30_000_000})
    assert len(bomb) < 100_000
    assert "paisub" in refusal(table, bomb)


def test_many_small_parts_are_refused(table):
    bomb = repacked(workbook(("external_id",), ("x1",)), {f"xl/{number}.xml": b"0" for number in range(600)})
    assert "paisub" in refusal(table, bomb)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(table, encoding):
    bomb = '<?xml version="1.0"?>' + " " * 300_000 + '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    content = repacked(workbook(("external_id",), ("x1",)), {"xl/sharedStrings.xml": bomb.encode(encoding)})
    assert "DOCTYPE" in refusal(table, content)


@pytest.mark.parametrize(
    "changes",
    [
        {"xl/worksheets/sheet1.xml": b"<broken"},
        {"xl/worksheets/sheet1.xml": None},
        {"xl/workbook.xml": b"<x/>"},
        {"[Content_Types].xml": None},
    ],
)
def test_a_broken_workbook_is_refused(table, changes):
    assert "vigane" in refusal(table, repacked(workbook(("external_id",), ("x1",)), changes))


def test_a_sheet_that_breaks_off_in_the_middle_is_refused(table):
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>external_id</t></is></c></row>' % (n, n) for n in (1, 2)
    )
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + rows + b"<row"
    assert "vigane" in refusal(table, repacked(workbook(("external_id",)), {"xl/worksheets/sheet1.xml": sheet}))


def test_another_zip_is_no_workbook(table):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("photo.jpg", "x")
    assert "ei ole XLSX" in refusal(table, stream.getvalue())


def test_an_empty_workbook_and_one_of_hidden_sheets(table):
    assert "esimene rida" in refusal(table, workbook())
    hidden = io.BytesIO(workbook(("external_id",), ("x1",)))
    with zipfile.ZipFile(hidden) as archive:
        xml = archive.read("xl/workbook.xml").replace(b'state="visible"', b'state="hidden"')
    assert "vigane" in refusal(table, repacked(hidden.getvalue(), {"xl/workbook.xml": xml}))


def test_a_cell_far_to_the_right_is_refused(table):
    book = Workbook()
    book.active["A1"] = "external_id"
    book.active["A2"] = "x1"
    book.active["XFD2"] = "far"
    stream = io.BytesIO()
    book.save(stream)
    assert "veerge" in refusal(table, stream.getvalue())


def test_empty_cells_after_the_header_are_no_columns(previewed):
    """A spreadsheet writes the cells that somebody has only looked at: nothing is told of them."""
    plan = previewed("services", "external_id,name_et,provider_name,,\ns1,Koduabi,Kase OÜ,,\n")
    assert (plan.problems, plan.warnings) == ([], [])
    assert plan.counts()["new"] == 1


def test_a_whole_number_stays_one_however_the_spreadsheet_keeps_it(table):
    """A list's or a telephone's number that was saved as 5.0 is 5; a broken number is told as it stands."""
    content = workbook(["external_id", "phone"], ["s1", 55500101], ["s2", 5.5])
    sheet = "xl/worksheets/sheet1.xml"
    xml = zipfile.ZipFile(io.BytesIO(content)).read(sheet).replace(b"<v>55500101</v>", b"<v>55500101.0</v>")
    assert b"55500101.0" in xml
    rows = list(tables.read_table(table(repacked(content, {sheet: xml}))).rows)
    assert [row.cells for row in rows] == [["s1", "55500101"], ["s2", "5.5"]]


def test_refusals_reach_the_command_line(command):
    assert "UTF-8" in command("services", "external_id\nõ\n".encode("latin-1")).error
    assert command("services", "external_id,name_et\n").failed
    assert issubclass(CommandError, Exception)
    assert xlsx_files.MOST_PARTS
