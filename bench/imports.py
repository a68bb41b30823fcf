"""Rows a second of importing services, beside the database's own bulk insert: `python -m bench.imports [ROWS]`.

Works on the database of ``DATABASE_URL``, in one transaction that is rolled back, or on a new one of its own. The
import reads the file, compares each row, writes services, providers, served municipalities, languages and target
groups, their history and word to the search index; the bulk insert writes the bare services. Seconds are those of the
clock and of the processor: on a busy machine the latter tell more.
"""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import django

ROWS = 20_000
HEADER = (
    "external_id,service_type,name_et,name_ru,name_en,description_et,provider_name,municipality_codes,keywords,"
    "target_groups,cost,referral,languages,phone,email,website,checked_on"
)


def write_table(path: Path, rows: int) -> None:
    """A table of invented services: 2 000 providers, three municipalities each."""
    from registry.models import Municipality, ServiceType

    places = [one.code for one in Municipality.objects.filter(valid_to=None).order_by("code")]
    kinds = [one.code for one in ServiceType.objects.order_by("pk")]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER.split(","))
        for number in range(rows):
            served = ";".join(places[(number + step) % len(places)] for step in (0, 7, 19))
            texts = [f"Teenus {number}", f"Услуга {number}", f"Service {number}", "Aitame iga päev. " * 10]
            who = [f"Osutaja {number % 2_000} OÜ", served, "abi;hooldus", "elderly;disabled", "free", "none", "et;ru"]
            reach = [f"+372 5550 {number % 10_000:04}", f"abi{number}@osutaja.example", "https://osutaja.example"]
            writer.writerow([f"bench-{number}", kinds[number % len(kinds)], *texts, *who, *reach, "2026-03-01"])


def measured(path: Path, rows: int) -> dict[str, tuple[float, float]]:
    """Seconds by clock and processor of each: bare bulk insert, import of new rows, the same file again."""
    from django.db import transaction

    from registry.importing import runs
    from registry.importing.actors import NATIONAL
    from registry.importing.kinds import kind_named
    from registry.models import Service

    kind, seconds = kind_named("services"), {}
    if kind is None:
        raise SystemExit("services cannot be imported")
    with transaction.atomic():
        clock, processor = perf_counter(), process_time()
        Service.objects.bulk_create(
            [Service(external_id=f"bulk-{number}", name_et=f"Teenus {number}") for number in range(rows)]
        )
        seconds["bulk insert of bare services"] = perf_counter() - clock, process_time() - processor
        for name in ("import, all new", "import, nothing changed"):
            clock, processor = perf_counter(), process_time()
            runs.carry_out(kind, path, NATIONAL)
            seconds[name] = perf_counter() - clock, process_time() - processor
        transaction.set_rollback(True)
    return seconds


def begin_in(folder: str) -> None:
    """Install a portal of its own there."""
    os.environ["TERVIK_VAR"] = folder
    os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
    from tests.make_template import make

    make()


def main() -> int:
    """Print rows a second."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with TemporaryDirectory() as folder:
        if "DATABASE_URL" not in os.environ:
            begin_in(folder)
        django.setup()
        path = Path(folder) / "services.csv"
        write_table(path, rows)
        for name, (clock, processor) in measured(path, rows).items():
            sys.stdout.write(
                f"{name}: {rows} rows in {clock:.1f} s, {rows / clock:.0f} rows/s;"
                f" processor {processor:.1f} s, {rows / processor:.0f} rows/s\n"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
