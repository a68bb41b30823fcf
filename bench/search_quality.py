"""How well the search finds: `python -m bench.search_quality --evaluation FOLDER [--others 5000]`.

FOLDER holds `services.jsonl`, `queries.jsonl` and `score.py`. The services are imported through the registry's importer
into an empty installation of its own; every configured engine answers the queries by the command that staff use.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
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
    asked = parser.parse_args()
    if not (asked.evaluation / "services.jsonl").exists():
        sys.exit(f"{asked.evaluation}: no services.jsonl there; name the folder with --evaluation")
    with tempfile.TemporaryDirectory() as folder:
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
    for engine in configured():
        rankings = folder / f"{engine.name}.jsonl"
        queries = str(evaluation / "queries.jsonl")
        call_command("search", batch=Path(queries), output=rankings, engine=engine.name)
        print(f"\n{engine.name}, {title}", flush=True)  # noqa: T201  (a table for the terminal)
        scorer = [sys.executable, str(evaluation / "score.py"), str(rankings), queries]
        subprocess.run(scorer, check=True)  # noqa: S603  (the scorer that the caller named)


if __name__ == "__main__":
    main()
