"""Municipalities by statutory services: offered, known only by law, unknown."""

import csv

import pytest
from django.test import Client

from registry.coverage import Cover, Offers, Totals, cover, matrix, totals

from . import rows

OFFERS = Offers({1: {10}, 2: {20}}, {30})


@pytest.mark.parametrize(
    ("municipality", "kind", "expected"),
    [
        (1, 10, Cover.OFFERED),
        (1, 20, Cover.BY_LAW),
        (2, 10, Cover.BY_LAW),
        (3, 10, Cover.UNKNOWN),
        (1, 30, Cover.OFFERED),
        (3, 30, Cover.OFFERED),
    ],
)
def test_each_cell_by_the_rule(municipality: int, kind: int, expected: Cover):
    assert cover(municipality, kind, OFFERS) is expected


def test_a_type_outside_the_thirteen_still_makes_a_municipality_recorded():
    assert cover(1, 10, Offers({1: {99}})) is Cover.BY_LAW


def test_the_matrix_has_every_cell_and_its_sums():
    cells = matrix([1, 2, 3], [10, 20], OFFERS)
    assert {key: set(row) for key, row in cells.items()} == {1: {10, 20}, 2: {10, 20}, 3: {10, 20}}
    assert totals([state for row in cells.values() for state in row.values()]) == Totals(2, 2, 2)


def table(client: Client, path: str) -> list[dict[str, str]]:
    text = client.get(path).content.decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


@pytest.mark.django_db
def test_an_unknown_region_has_no_coverage(client: Client):
    assert client.get("/et/regions/kuskilmaa/coverage/").status_code == 404
    assert client.get("/et/regions/kuskilmaa/coverage.csv").status_code == 404


@pytest.mark.django_db
def test_a_closed_service_covers_nothing(client: Client):
    rows.service(valid_to=rows.ago(1))
    found = {row["Vald või linn"]: row for row in table(client, "/et/regions/vorumaa/coverage.csv")}
    assert found["Võru vald"]["Koduteenus"] == "ei ole teada"


@pytest.mark.django_db
def test_an_offer_covers_its_municipality_and_the_law_speaks_for_the_rest(client: Client):
    rows.service("Võru vald")
    rows.service("Antsla vald", service_type=rows.kind("th_fysio"), organization=rows.provider(name="Teine"))
    found = {row["Vald või linn"]: row for row in table(client, "/et/regions/vorumaa/coverage.csv")}
    assert len(found) == 5
    assert found["Võru vald"]["Koduteenus"] == "pakutakse"
    assert found["Võru vald"]["Tugiisikuteenus"] == "teada seadusest"
    assert found["Antsla vald"]["Koduteenus"] == "teada seadusest"
    assert found["Rõuge vald"]["Koduteenus"] == "ei ole teada"


@pytest.mark.django_db
def test_a_nation_wide_offer_covers_all_seventy_eight(client: Client):
    row = rows.service(serves_all=True)
    row.municipalities.clear()
    found = table(client, "/et/coverage.csv")
    assert len(found) == 78
    assert {cell["Koduteenus"] for cell in found} == {"pakutakse"}


@pytest.mark.django_db
def test_the_file_opens_in_a_spreadsheet_and_holds_no_formula(client: Client):
    kind = rows.kind()
    kind.name_et = "=1+1"
    kind.save()
    answer = client.get("/et/coverage.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=1+1" in answer.content.decode()


@pytest.mark.django_db
def test_each_cell_says_in_words_what_its_shape_says(client: Client):
    rows.service("Võru vald")
    text = client.get("/et/regions/vorumaa/coverage/").content.decode()
    assert text.count('<span class="hidden">pakutakse</span>') == 1
    assert text.count('<span class="hidden">teada seadusest</span>') == 12
    assert text.count('<span class="hidden">ei ole teada</span>') == 4 * 13
    assert text.count('scope="col"') == 14
    assert text.count('scope="row"') == 5
