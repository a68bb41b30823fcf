"""How long the finder takes with many services: `python -m bench.search_speed [--services 100000] [--rounds 200]`.

Analysis, ranking, counts of all facets and "why" are in the time. A database and an index of its own are made in a
temporary folder and go with it.
"""

import argparse
import os
import resource
import sys
import tempfile
from pathlib import Path
from statistics import quantiles
from time import perf_counter

QUERIES = (
    "koduteenus", "hooldekodusse", "vanadekodu", "pererast", "ema ei saa enam ise süüa teha", "võlanõustaja", "kukkus",
    "ratastool", "sotsiaaltakso", "семейный врач", "негде жить", "care home", "debt", "laps ei räägi",
    "isikliku abistja",
)  # fmt: skip


def main() -> None:
    """Make the data, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--services", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TERVIK_VAR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        from tests.make_template import make

        make()
        from bench.many_services import make_services
        from search.upkeep import rebuild

        make_services(asked.services)
        began = perf_counter()
        rebuild()
        say(f"rebuild of {asked.services} services: {perf_counter() - began:.0f} s")
        measure(asked.rounds)


def measure(rounds: int) -> None:
    """Ask again and again, and tell p50 and p95 in milliseconds."""
    from search.finder import find
    from search.query import FinderQuery

    for words in QUERIES:
        find(FinderQuery(words))
    took = [find(FinderQuery(QUERIES[number % len(QUERIES)])).took_ms for number in range(rounds)]
    cuts = quantiles(took, n=20)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(f"finder: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms; memory of this process {peak} MB")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
