"""What every public page keeps: few queries whatever the rows, nothing inline, nothing from elsewhere."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from registry.models import Service

from . import rows

pytestmark = pytest.mark.django_db

AT_MOST = 12


def paths(row: Service) -> dict[str, str]:
    location = row.service_at_locations.first().location
    return {
        "service": f"services/{row.pk}/",
        "provider": f"providers/{row.organization_id}/",
        "place": f"places/{location.pk}/",
        "types": "service-types/",
        "type": "service-types/kov_koduteenus/",
        "regions": "regions/",
        "region": "regions/vorumaa/",
        "region services": "regions/vorumaa/services/",
        "region coverage": "regions/vorumaa/coverage/",
        "coverage": "coverage/",
        "csv": "coverage.csv",
        "list": f"list/{row.pk}/",
        "report": f"report/?teenus={row.pk}",
        "glossary": "glossary/",
    }


NAMES = [
    "service",
    "provider",
    "place",
    "types",
    "type",
    "regions",
    "region",
    "region services",
    "region coverage",
    "coverage",
    "csv",
    "list",
    "report",
    "glossary",
]


@pytest.fixture
def published() -> Service:
    row = rows.service("Võru vald", cost=Service.Cost.FREE)
    rows.given_at(row, rows.place())
    rows.contact(row.organization)
    return row


def more(row: Service) -> None:
    """Many more of everything beside a service."""
    location = row.service_at_locations.first().location
    for number in range(12):
        other = rows.service("Antsla vald", "Võru vald", name=f"Teenus {number}", organization=row.organization)
        rows.given_at(other, location)
        rows.given_at(row, rows.place(name=f"Koht {number}", organization=row.organization))
        rows.contact(row.organization, name=f"Inimene {number}", function="health_path_manager")
        rows.service("Rõuge vald", organization=rows.provider(name=f"Osutaja {number}"))
    row.municipalities.add(*(rows.municipality(name) for name in ("Antsla vald", "Tartu linn", "Tallinn")))


def counted(action: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


@pytest.mark.parametrize("name", NAMES)
def test_queries_are_few_and_do_not_grow_with_rows(client: Client, published: Service, name: str):
    path = f"/et/{paths(published)[name]}"
    client.get(path)
    few = counted(lambda: client.get(path))
    more(published)
    client.get(path)  # what is remembered for a minute may have run out meanwhile
    many = counted(lambda: client.get(path))
    assert many <= few
    assert many <= AT_MOST


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_pages_carry_no_inline_style_or_script_and_nothing_from_elsewhere(
    client: Client, published: Service, name: str, language: str
):
    answer = client.get(f"/{language}/{paths(published)[name]}")
    assert answer.status_code == 200
    if name == "csv":
        return
    text = answer.content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
    assert all("ld+json" in script or " src=" in script for script in re.findall(r"<script[^>]*>", text))
    assert not re.search(r'(?:src|srcset)="(?:https?:)?//', text)
    assert f'<html lang="{language}">' in text
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("name", NAMES)
def test_pages_only_answer_to_reading(client: Client, published: Service, name: str):
    if name == "report":
        return
    assert client.post(f"/et/{paths(published)[name]}").status_code == 405
