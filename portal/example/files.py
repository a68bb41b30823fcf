"""Reading the example's files."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
LANGUAGES = ("et", "ru", "en")


def tables(name: str) -> dict[str, Any]:
    """The tables of a TOML file."""
    with (DATA / name).open("rb") as file:
        return tomllib.load(file)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def phone(end: int | str | None) -> str:
    """A number that cannot reach anybody: +372 5550 0 and three digits; empty where there is none."""
    return f"+372 5550 {int(end):04d}" if end else ""


def key(name: str) -> str:
    """The external id of an example's row."""
    return f"naidis:{name}"


def ago(today: date, days: int | str | None) -> date | None:
    """The day so many days ago; unknown stays unknown."""
    return today - timedelta(days=int(days)) if days not in (None, "") else None


def day(today: date, days: int) -> date:
    """The day so many days ago."""
    return today - timedelta(days=days)


def number(text: int | str | None) -> int | None:
    """A whole number, or unknown."""
    return int(text) if text not in (None, "") else None


def translated(field: str, texts: Mapping[str, str] | Sequence[str]) -> dict[str, str]:
    """Values of a field in three languages, from a mapping by language or a list in the order et, ru, en."""
    by_language = texts if isinstance(texts, Mapping) else dict(zip(LANGUAGES, texts, strict=True))
    return {f"{field}_{language}": by_language.get(language, "") for language in LANGUAGES}
