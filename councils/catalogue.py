"""The national catalogue of measures that an installation begins with (``data/measures.toml``)."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from councils.models import Measure
from registry.reference.files import fill_texts

FILE = Path(__file__).parent / "data" / "measures.toml"
SOURCE = "Tervise- ja sotsiaalvaldkonna koostöö kokkuvõte, jaanuar 2026; arvutuskäik on portaali lugemine"


def load_measures() -> int:
    """Add measures that are missing and fill what is empty; what staff wrote stays. Returns how many there are."""
    with FILE.open("rb") as file:
        entries = tomllib.load(file)["measure"]
    for order, entry in enumerate(entries, start=1):
        load_measure(entry, order * 10)
    return Measure.objects.count()


def load_measure(entry: dict[str, Any], order: int) -> None:
    """One measure; its figures are set when it is new, its texts where they are empty."""
    number, other = entry.get("target_number"), entry.get("compared_with")
    row = Measure.objects.filter(code=entry["code"]).first() or Measure(
        code=entry["code"],
        unit=entry["unit"],
        decimals=entry["decimals"],
        direction=entry["direction"],
        frequency=entry.get("frequency", Measure.Frequency.YEAR),
        is_agreed=entry.get("is_agreed", False),
        is_dashboard=entry.get("is_dashboard", False),
        original_target=entry.get("original_target", ""),
        target_kind=entry.get("target_kind", ""),
        target_number=Decimal(number) if number else None,
        compared_with=Measure.objects.get(code=other) if other else None,
        order=order,
        source=SOURCE,
    )
    texts = {lang: {name: entry[name][lang] for name in row.TRANSLATED if name in entry} for lang in ("et", "ru", "en")}
    fill_texts(row, texts)
