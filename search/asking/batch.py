"""A file of queries and the file of their rankings: one JSON object a line (pure but for reading the file)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.analysis.language import ESTONIAN, LANGUAGES


class UnreadableQueries(Exception):
    """The file cannot be read as queries; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One query of the file; without `lang` it is Estonian."""

    id: str | int
    query: str
    language: str


def read_queries(file: Path) -> list[Asked]:
    """All queries of the file; a byte order mark and empty lines are passed over."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableQueries(f"{file} is not in UTF-8") from error
    except OSError as error:
        raise UnreadableQueries(f"{file}: {error.strerror}") from error
    return list(_asked(text))


def _asked(text: str) -> Iterator[Asked]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _query(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise UnreadableQueries(f"line {number}: {_said(error)}") from error


def _said(error: Exception) -> str:
    return "no JSON" if isinstance(error, json.JSONDecodeError | RecursionError) else str(error)


def _query(row: Any) -> Asked:
    if not isinstance(row, dict):
        raise ValueError("no JSON object")
    key, query, language = row.get("id"), row.get("query"), row.get("lang", ESTONIAN)
    if not isinstance(key, str | int) or isinstance(key, bool):
        raise ValueError('"id" is missing or no text')
    if not isinstance(query, str):
        raise ValueError('"query" is missing or no text')
    if language not in LANGUAGES:
        raise ValueError(f'"lang" is none of {", ".join(LANGUAGES)}')
    return Asked(key, query, language)


def ranking_line(asked: Asked, external_ids: list[str | None]) -> str:
    """A line of the rankings, best first; a service without an id of the outside is left out."""
    return json.dumps({"id": asked.id, "ranking": [key for key in external_ids if key]}, ensure_ascii=True) + "\n"
