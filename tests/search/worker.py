"""Processes of a small installation for tests that kill: `python tests/search/worker.py MODE DATABASE INDEX`.

"make" writes services and an index; "work" renames services and takes the changes in, "remake" makes the index anew
again and again, both until they are killed; "judge" catches up, and prints how many services are not found by the name
that the database has.
"""

import os
import sys
from itertools import count
from pathlib import Path

SERVICES = 5
WORDS = ("hooldekodu", "varjupaik", "koduteenus", "võlanõustamine", "häirenupp", "hambaravi", "perearst")


def main(mode: str, database: str, index: str) -> None:
    """Start the portal on that database and index, and do what the mode says."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    import django

    django.setup()
    from django.conf import settings

    settings.SEARCH_INDEX_DIR = Path(index)
    {"make": make, "work": work, "remake": remake, "judge": judge}[mode]()


def make() -> None:
    """Services that are all found."""
    from registry.models import Service
    from search.upkeep import rebuild

    for number in range(SERVICES):
        Service.objects.get_or_create(external_id=f"kill-{number}", defaults={"name_et": f"algus {number}"})
    rebuild()


def work() -> None:
    """Rename one service after the other, each in a transaction with its note, and take the change in."""
    from django.db import transaction

    from registry.models import Service
    from registry.outbox import note_change
    from search.upkeep import drain

    sys.stdout.write("ready\n")
    sys.stdout.flush()
    start = Service.objects.count() + os.getpid()
    for number in count(start):
        service = Service.objects.get(external_id=f"kill-{number % SERVICES}")
        with transaction.atomic():
            service.name_et = f"{WORDS[number % len(WORDS)]} {number}"
            service.save()
            note_change("service", service.pk)
        if number % 3 == 0:
            drain()


def remake() -> None:
    """Make the index anew, again and again."""
    from search.upkeep import rebuild

    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        rebuild()


def judge() -> None:
    """Catch up, then look every service up by its name of this moment."""
    from registry.models import Service
    from search.finder import find
    from search.query import FinderQuery
    from search.upkeep import drain, lag

    drain()
    wrong = 0
    for service in Service.objects.filter(external_id__startswith="kill-"):
        word, number = service.name_et.split()
        found = find(FinderQuery(f"{word} {number}"))
        wrong += found.degraded or not found.hits or found.hits[0].service_id != service.pk
    sys.stdout.write(f"wrong {wrong} waiting {lag()[0]}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
