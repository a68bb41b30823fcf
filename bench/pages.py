"""How long the public pages take with many services: `python -m bench.pages [--services 20000] [--rounds 60]`.

A database and an index of its own are made in a temporary folder and go with it. Prints p50 and p95 in milliseconds of
the whole answer inside one process, the queries of a page, and the memory of the process.
"""

import argparse
import os
import resource
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from statistics import quantiles
from time import perf_counter

WORDS = ["koduteenus", "toit koju", "võlanõustamine", "ema ei saa enam ise süüa teha", "hooldekodu", "pererast"]


def main() -> None:
    """Make the data, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--services", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TERVIK_VAR"] = folder
        os.environ["SEARCHES_PER_MINUTE"] = "0"  # one address asks them all
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        from tests.make_template import make

        make()
        from bench.many_services import make_services

        began = perf_counter()
        make_services(asked.services)
        made = perf_counter()
        rebuild()
        say(f"{asked.services} services: written in {made - began:.1f} s, index in {perf_counter() - made:.1f} s")
        measure(asked.rounds)


def rebuild() -> None:
    """Make the search index."""
    from django.core.management import call_command

    with Path(os.devnull).open("w") as nowhere:
        call_command("rebuild_search", stdout=nowhere)


def addresses() -> dict[str, list[str]]:
    """What is asked for, by kind of page."""
    from registry.models import Region, Service

    services = Service.objects.order_by("pk").values_list("pk", flat=True)[:200:5]
    return {
        "home": ["/et/"],
        "finder, words": [f"/et/find/?q={word}" for word in WORDS],
        "finder, words and place": [f"/et/find/?q={word}&koht=Rapla+vald" for word in WORDS],
        "finder, all": ["/et/find/"],
        "service": [f"/et/services/{pk}/" for pk in services],
        "region": [f"/et/regions/{slug}/" for slug in Region.objects.values_list("slug", flat=True)],
        "membership": [f"/et/regions/{slug}/members/" for slug in Region.objects.values_list("slug", flat=True)],
    }


def measure(rounds: int) -> None:
    """A row per kind of page; the first two rounds are not counted."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    import_module("portal.wsgi")  # as a server begins
    settings.DEBUG = False
    client = Client()
    say(f"{'page':26} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8}")
    for kind, asked in addresses().items():
        times = []
        for number in range(rounds + 2):
            began = perf_counter()
            response = client.get(asked[number % len(asked)])
            times.append((perf_counter() - began) * 1000)
            if response.status_code != 200:
                raise SystemExit(f"{asked[number % len(asked)]} answered {response.status_code}")
        with CaptureQueriesContext(connection) as queries:
            client.get(asked[0])
        cuts = quantiles(times[2:], n=20)
        say(f"{kind:26} {cuts[9]:8.1f} {cuts[18]:8.1f} {len(queries):8}")
    say(f"memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
