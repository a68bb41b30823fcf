"""How well the search finds: `python -m bench.search_quality --evaluation FOLDER [--others 5000] [--elasticsearch]`.

FOLDER holds `services.jsonl`, `queries.jsonl` and `score.py`. The services are imported through the registry's importer
into an empty installation of its own; every configured engine answers the queries by the command that staff use.
`--elasticsearch` starts a node for as long as it runs (tests/elasticsearch/; needs Java 17 and Maven), unless
ELASTICSEARCH_URL names one; then it is told how often both engines agree on the first three.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COLUMNS = (
    "external_id", "name_et", "name_ru", "name_en", "description_et", "description_ru", "description_en",
    "service_type", "provider_name", "keywords", "target_groups", "cost", "referral", "languages",
)  # fmt: skip


def main() -> None:
    """Import, ask, score; once alone and once among others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--evaluation", type=Path, default=Path("../shared/search"))
    parser.add_argument("--others", type=int, default=5000)
    parser.add_argument("--elasticsearch", action="store_true")
    asked = parser.parse_args()
    if not (asked.evaluation / "services.jsonl").exists():
        sys.exit(f"{asked.evaluation}: no services.jsonl there; name the folder with --evaluation")
    with tempfile.TemporaryDirectory() as folder, cluster(asked.elasticsearch):
        os.environ["TERVIK_VAR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        from tests.make_template import make

        make()
        from bench.other_records import make_others

        import_services(asked.evaluation / "services.jsonl", Path(folder))
        score(asked.evaluation, Path(folder), "alone")
        if asked.others:
            make_others(asked.others)
            score(asked.evaluation, Path(folder), f"among {asked.others} others")


@contextmanager
def cluster(wanted: bool) -> Iterator[None]:
    """A node of Elasticsearch for as long as the block runs, where one is wanted and none is named."""
    if not wanted or os.environ.get("ELASTICSEARCH_URL"):
        yield
        return
    from tests.elasticsearch.node import missing, running

    if lacking := missing():
        sys.exit(f"Elasticsearch: {lacking}")
    with running() as node:
        os.environ["ELASTICSEARCH_URL"] = node.url
        yield


def import_services(source: Path, folder: Path) -> None:
    """Bring the services in as staff would."""
    from django.core.management import call_command

    table = folder / "services.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        rows.writeheader()
        for line in source.read_text(encoding="utf-8").splitlines():
            rows.writerow(row_of(json.loads(line)))
    call_command("import_registry", "services", str(table))


def row_of(service: dict) -> dict[str, str]:
    """A record of the evaluation as a row of the import; what it does not say stays empty."""
    named = {"external_id": "id", "name_et": "name", "description_et": "description", "provider_name": "provider"}
    row = {column: service.get(named.get(column, column), "") for column in COLUMNS}
    row["keywords"] = ";".join(service.get("tags", service.get("keywords", [])))
    return row


def score(evaluation: Path, folder: Path, title: str) -> None:
    """Rebuild, answer every query with every engine, print the table of the evaluation's own scorer."""
    from django.core.management import call_command

    from search.engines.choice import configured

    call_command("rebuild_search")
    made = [folder / f"{engine.name}.jsonl" for engine in configured()]
    for engine, rankings in zip(configured(), made, strict=True):
        queries = str(evaluation / "queries.jsonl")
        call_command("search", batch=Path(queries), output=rankings, engine=engine.name)
        print(f"\n{engine.name}, {title}", flush=True)  # noqa: T201  (a table for the terminal)
        scorer = [sys.executable, str(evaluation / "score.py"), str(rankings), queries]
        subprocess.run(scorer, check=True)  # noqa: S603  (the scorer that the caller named)
    if len(made) > 1:
        share = agreement(*made)
        print(f"both engines agree on the first three of {share:.1%} of queries (wanted 95 %)", flush=True)  # noqa: T201


def agreement(one: Path, other: Path) -> float:
    """Share of queries whose first three are the same in both files, in the same order."""
    pairs = zip(one.read_text().splitlines(), other.read_text().splitlines(), strict=True)
    same = [json.loads(left)["ranking"][:3] == json.loads(right)["ranking"][:3] for left, right in pairs]
    return sum(same) / len(same)


if __name__ == "__main__":
    main()
