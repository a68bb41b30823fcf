"""A serving process: asks the finder and its page again and again, and tells its times and its memory.

Started by `bench.search_speed`, which makes the data: `python -m bench.search_asking ROUNDS`.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time

from tests.search.hostile_queries import HOSTILE

QUERIES = (
    "koduteenus", "hooldekodusse", "vanadekodu", "pererast", "ema ei saa enam ise süüa teha", "võlanõustaja", "kukkus",
    "ratastool", "sotsiaaltakso", "семейный врач", "негде жить", "care home", "debt", "laps ei räägi",
    "isikliku abistja",
)  # fmt: skip


def main(rounds: int) -> None:
    """Warm up, ask, tell."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    os.environ["SEARCHES_PER_MINUTE"] = "0"
    import django

    django.setup()
    from django.test import Client

    from search.asking.query import FinderQuery
    from search.finder import find, warm

    client = Client()
    warm()
    many = [QUERIES[number % len(QUERIES)] for number in range(rounds)]
    first = len(QUERIES)

    def page(words: str) -> object:
        return client.get("/et/find/", {"q": words})

    def finder(words: str) -> object:
        return find(FinderQuery(words))

    def narrowed(words: str) -> object:
        return find(FinderQuery(words, costs=("free",), settings=("home",)))

    tell("finder (wanted p95 50 ms)", [timed(finder, words) for words in (*QUERIES, *many)][first:])
    tell("finder with two facets chosen", [timed(narrowed, words) for words in many])
    tell("page of the finder", [timed(page, words) for words in many][first:])
    hostile = {name: timed(finder, words) for name, words in HOSTILE.items()}
    worst = max(hostile, key=lambda name: hostile[name])
    wall, processor = hostile[worst]
    sys.stdout.write(f"slowest hostile query (wanted 300 ms): {wall:.0f} ms (processor {processor:.0f}), {worst}\n")
    sys.stdout.write(f"memory of this serving process (wanted 250 MB): {memory():.0f} MB\n")


def timed(call: Callable[[str], object], words: str) -> tuple[float, float]:
    """Milliseconds that the call took: on the wall, and of the processor, which tells more where others work too."""
    began, worked = perf_counter(), process_time()
    call(words)
    return (perf_counter() - began) * 1000, (process_time() - worked) * 1000


def tell(what: str, took: list[tuple[float, float]]) -> None:
    """Print p50 and p95."""
    wall, processor = (quantiles(column, n=20) for column in zip(*took, strict=True))
    told = f"p50 {wall[9]:.1f} ms, p95 {wall[18]:.1f} ms (processor {processor[9]:.1f}, {processor[18]:.1f})"
    sys.stdout.write(f"{what}: {told}\n")
    sys.stdout.flush()


def memory() -> float:
    """Resident memory of this process in MB, the pages of the index that the system may take back not counted."""
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(fields["RssAnon"].split()[0]) / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]))
