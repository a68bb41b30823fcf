"""How fast the search is with many services: `python -m bench.search_speed [--services 100000] [--keep FOLDER]`.

Measured: making the index anew, the finder (analysis, ranking, counts of all facets, why), its page, hostile queries,
memory of a serving process, and how soon a change is found, also while the index is made anew. A database and an index
are made in a temporary folder and go with it; `--keep` makes them in a folder that stays, or uses what is there.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from time import perf_counter, sleep

PATIENCE_SECONDS = 60.0


def main() -> None:
    """Make the data, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--services", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.sqlite3"
        os.environ["TERVIK_VAR"] = str(folder)
        os.environ["DATABASE_URL"] = f"sqlite:///{database}"
        make(asked.services, there=database.exists())
        began = perf_counter()
        run("manage.py", "rebuild_search")
        worked = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        took = f"{perf_counter() - began:.0f} s (processor {worked:.0f})"
        say(f"rebuild of {asked.services} services: {took} (wanted 180)")
        run("-m", "bench.search_asking", str(asked.rounds))
        freshness()


def make(services: int, *, there: bool) -> None:
    """An installed portal with that many services; one that is there is used as it is."""
    from tests.make_template import make as install

    if there:
        import django

        os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
        django.setup()
        return
    Path(os.environ["TERVIK_VAR"]).mkdir(parents=True, exist_ok=True)
    install()
    from bench.many_services import make_services

    make_services(services)


def freshness() -> None:
    """How soon a change is found with a worker running: at rest, and while the index is made anew."""
    with started("search_worker") as worker:
        seconds_until_found("rahulaegas")
        say(f"change found after {seconds_until_found('päikesetuba'):.1f} s (wanted 5)")
        with started("rebuild_search") as rebuilding:
            sleep(10)
            took = seconds_until_found("kuupaistekoda")
            still = rebuilding.poll() is None
        say(f"change found after {took:.1f} s {'during' if still else 'AFTER'} a rebuild (wanted 5)")
        say(f"the new index has it too: {'yes' if found('kuupaistekoda') else 'NO'}")
        worker.terminate()


def run(*words: str) -> None:
    """Run Python on that, and wait."""
    subprocess.run([sys.executable, *words], check=True)  # noqa: S603  (words of this file)


def started(command: str) -> "subprocess.Popen[bytes]":
    """A command of the portal, running."""
    words = [sys.executable, "manage.py", command]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL)  # noqa: S603  (words of this file)


def seconds_until_found(word: str) -> float:
    """Name a service by an invented word and ask until it is found."""
    from django.db import transaction

    from registry.models import Service
    from registry.outbox import note_change

    with transaction.atomic():
        service = Service.objects.order_by("?").first()
        assert service
        service.name_et = word
        service.save()
        note_change("service", service.pk)
    began = perf_counter()
    while not found(word) and perf_counter() - began < PATIENCE_SECONDS:
        sleep(0.1)
    return perf_counter() - began


def found(word: str) -> bool:
    """Whether the finder finds it now."""
    from search.asking.query import FinderQuery
    from search.finder import find

    return find(FinderQuery(word)).total == 1


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
