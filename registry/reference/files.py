"""Reading the files in ``registry/data``."""

import csv
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models

from registry.models.sourced import FollowsSource

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


def tables(name: str) -> dict[str, Any]:
    """The tables of a TOML file."""
    with (DATA / name).open("rb") as file:
        return tomllib.load(file)


def fill_texts(row: FollowsSource, texts: dict[str, dict[str, str]]) -> None:
    """Fill empty fields in three languages (``texts[language][field]``).

    Where staff wrote an Estonian text of their own, our translations would be of another text: they are left out.
    """
    ours = {field: value for field, value in texts["et"].items() if getattr(row, f"{field}_et") in ("", None, value)}
    fill_empty(
        row,
        {
            f"{field}_{language}": translations.get(field, "")
            for language, translations in texts.items()
            for field in ours
        },
    )
