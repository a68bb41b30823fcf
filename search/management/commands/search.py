"""Ask the finder from the command line, one query or a file of them."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.models import Service
from search.analysis.language import ESTONIAN, LANGUAGES
from search.asking.batch import Asked, UnreadableQueries, ranking_line, read_queries
from search.asking.query import FinderQuery, FinderResult
from search.engines.base import Engine, EngineUnavailable
from search.engines.choice import by_name
from search.finder import find, warm
from search.upkeep import drain, lag, rebuild_outdated

DEFAULT_LIMIT = 10


class Command(BaseCommand):
    help = "Answers a query as the finder does; --batch answers a file of queries (JSON lines: id, query, lang)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query", nargs="?", metavar="QUERY")
        parser.add_argument("--language", choices=LANGUAGES, default=ESTONIAN)
        parser.add_argument("--engine", default="", help="embedded or elasticsearch; the configured one by default")
        parser.add_argument("--limit", type=int, default=DEFAULT_LIMIT)
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--batch", type=Path, metavar="QUERIES.jsonl")
        parser.add_argument("--output", type=Path, metavar="RANKINGS.jsonl")

    def handle(self, *args: object, **options: Any) -> None:
        if options["limit"] < 1:
            raise CommandError("--limit must be at least 1")
        if options["batch"] and (options["query"] is not None or not options["output"]):
            raise CommandError("--batch takes --output and no QUERY")
        if not options["batch"] and not (options["query"] or "").strip():
            raise CommandError("give a QUERY, or --batch QUERIES.jsonl --output RANKINGS.jsonl")
        engine = _engine(options["engine"])
        _catch_up()
        warm()
        if options["batch"]:
            _batch(options["batch"], options["output"], options["limit"], engine)
        else:
            asked = FinderQuery(options["query"], options["language"], per_page=options["limit"])
            self._print(asked, find(asked, engine), as_json=options["json"])

    def _print(self, asked: FinderQuery, result: FinderResult, *, as_json: bool) -> None:
        answer = described(asked, result)
        if as_json:
            self.stdout.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace").decode())
            return
        self.stdout.write(f"{answer['total']} ({answer['engine']}, {answer['took_ms']} ms)")
        for row in (*answer["results"], *answer["related"]):
            self.stdout.write(f"{row['score']:8.2f}  {row['name']}  [{', '.join(row['why'])}]")


def _batch(queries: Path, output: Path, limit: int, engine: Engine | None) -> None:
    """Answer a whole file; nothing is written where a line of it cannot be read."""
    try:
        asked = read_queries(queries)
        with output.open("w", encoding="utf-8") as lines:
            lines.writelines(ranking_line(query, _ranking(query, limit, engine)) for query in asked)
    except UnreadableQueries as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{output}: {error.strerror}") from error


def _ranking(asked: Asked, limit: int, engine: Engine | None) -> list[str | None]:
    """A query without a word asks for nothing."""
    if not asked.query.strip():
        return []
    query = FinderQuery(asked.query, asked.language, per_page=limit)
    return [row["external_id"] for row in described(query, find(query, engine))["results"]]


def described(asked: FinderQuery, result: FinderResult) -> dict[str, Any]:
    """The answer with the names of the services, as the command prints it."""
    ids = [*(hit.service_id for hit in result.hits), *result.related]
    rows = {pk: (external_id, name) for pk, external_id, name in _names(ids)}

    def row(service_id: int, score: float = 0.0, why: tuple[str, ...] = ()) -> dict[str, Any]:
        external_id, name = rows.get(service_id, (None, ""))
        return {"id": service_id, "external_id": external_id, "name": name, "score": score, "why": list(why)}

    return {
        "query": asked.words,
        "engine": result.engine,
        "took_ms": result.took_ms,
        "total": result.total,
        "results": [row(hit.service_id, hit.score, hit.why) for hit in result.hits],
        "related": [row(service_id) for service_id in result.related],
        "did_you_mean": result.did_you_mean,
    }


def _names(ids: list[int]) -> Iterator[tuple[int, str | None, str]]:
    yield from Service.objects.filter(pk__in=ids).values_list("pk", "external_id", "name_et")


def _catch_up() -> None:
    """Take in what waits, as after an import where no worker runs; an index that is missing or outdated is made."""
    with suppress(EngineUnavailable):
        if not rebuild_outdated() and lag()[0]:
            drain()


def _engine(name: str) -> Engine | None:
    try:
        return by_name(name) if name else None
    except LookupError as error:
        raise CommandError(str(error)) from error
