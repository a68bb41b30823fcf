"""The list that an installation starts with: files in `data/`, one concept a table."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from search.analysis.language import LANGUAGES
from search.meaning.thesaurus import Entry

FOLDER = Path(__file__).parent / "data"
SOURCE = "seed"


def entries(folder: Path = FOLDER) -> Iterator[Entry]:
    """Every word of the files: names both ways, needs one way."""
    for file in sorted(folder.glob("words_*.toml")):
        for concept in tomllib.loads(file.read_text(encoding="utf-8"))["concept"]:
            yield from _concept(concept)


def _concept(concept: dict[str, Any]) -> Iterator[Entry]:
    means, types = _listed(concept["means"]), _listed(concept.get("types", ""))
    for language in LANGUAGES:
        for field, both_ways in ((language, True), (f"need_{language}", False)):
            for term in _listed(concept.get(field, "")):
                yield Entry(term, language, means, types, both_ways)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for part in cell.split(";") if (word := part.strip())))
