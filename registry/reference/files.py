"""Reading the files in ``registry/data``."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import models

DATA = Path(__file__).resolve().parents[1] / "data"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file as dictionaries."""
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date | None:
    """An ISO day, or unknown."""
    return date.fromisoformat(text) if text else None


def decimal(text: str) -> Decimal | None:
    """A decimal number, or unknown."""
    return Decimal(text) if text else None


def fill_empty(row: models.Model, values: dict[str, str]) -> None:
    """Set the fields that are empty; what staff wrote stays."""
    changed = [name for name, value in values.items() if value and not getattr(row, name)]
    for name in changed:
        setattr(row, name, values[name])
    if changed or row.pk is None:
        row.save()
