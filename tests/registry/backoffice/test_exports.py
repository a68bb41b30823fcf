"""Exports that no spreadsheet program takes for formulas."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from portal.models import HomePage
from registry.files.harmless import harmless
from registry.models import Letter, Organization, Service
from registry.viewsets.register import VIEWSETS, viewset_of
from tests import factories

from .rows import name_of, row_in, url

pytestmark = pytest.mark.django_db


def exported(client, viewset) -> tuple[list[list[str]], list[list[object]]]:
    index = url(viewset, "index")
    text = b"".join(client.get(index, {"export": "csv"}).streaming_content).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(index, {"export": "xlsx"}).streaming_content)))
    return list(csv.reader(io.StringIO(text))), [list(row) for row in book.active.iter_rows(values_only=True)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n+"])
def test_no_cell_begins_a_formula(start):
    assert harmless(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("value", [-1, 2.5, None, "a=b", "'", ""])
def test_what_begins_no_formula_stays(value):
    assert harmless(value) == value


def test_a_name_that_would_be_a_formula_is_harmless_in_both_kinds_of_file(home, enter):
    organization = factories.OrganizationFactory(
        municipality__region=home, name='=HYPERLINK("x")', phone="+372 5550 0100"
    )
    factories.ServiceFactory(organization=organization, name_et="@kodu")
    client = enter(factories.staff_of(home))
    for viewset in (viewset_of(Organization), viewset_of(Service)):
        for table in exported(client, viewset):
            for row in table:
                for cell in row:
                    assert not str(cell or "").startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_wagtails_own_reports_are_harmless_too(form, client):
    client.force_login(factories.UserFactory(is_superuser=True))
    home = HomePage.objects.get(locale__language_code="et")
    home.title = '=HYPERLINK("x")'
    home.save_revision(user=factories.UserFactory(last_name="@mees")).publish()
    answer = client.get(reverse("wagtailadmin_reports:aging_pages"), {"export": form})
    content = b"".join(answer.streaming_content)
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(content.decode())) for cell in row]
    else:
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [str(cell or "") for row in book.active.iter_rows(values_only=True) for cell in row]
    assert '\'=HYPERLINK("x")' in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize("viewset", VIEWSETS, ids=name_of)
def test_both_files_have_a_heading_and_the_same_rows(viewset, home, enter):
    row_in(viewset.model, home)
    text, sheet = exported(enter(factories.staff_of(home)), viewset)
    assert len(text) == len(sheet) >= 2
    assert all(text[0])
    assert all(len(row) == len(text[0]) for row in text)


def test_several_values_stand_in_one_cell(home, enter):
    letter = factories.LetterFactory(region=home)
    factories.LetterRecipientFactory.create_batch(2, letter=letter)
    text, _ = exported(enter(factories.staff_of(home)), viewset_of(Letter))
    assert text[1][-1].count("; ") == 1
