"""A small installation's work for tests that kill: `run` is done in a process of its own.

The server that these processes are forked from imports this module, so that the portal starts once and not for every
one of them (`tests/search/test_killing.py`).
"""

import os
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import django
from django.apps import apps

SERVICES = 5
WORDS = ("hooldekodu", "varjupaik", "koduteenus", "võlanõustamine", "häirenupp", "hambaravi", "perearst")


def run(mode: str, database: str, index: str, told: Connection) -> None:
    """Do what the mode says on that database and index: make, work, remake or judge."""
    from django.conf import settings
    from django.db import connection

    connection.settings_dict["NAME"] = database
    settings.SEARCH_INDEX_DIR = Path(index)
    {"make": make, "work": work, "remake": remake, "judge": judge}[mode](told)


def make(told: Connection) -> None:
    """Services that are all found."""
    from registry.models import Service
    from search.upkeep import rebuild

    for number in range(SERVICES):
        Service.objects.get_or_create(external_id=f"kill-{number}", defaults={"name_et": f"algus {number}"})
    rebuild()
    told.send("made")


def work(told: Connection) -> None:
    """Rename one service after the other, each in a transaction with its note, and take the change in."""
    from django.db import transaction

    from registry.models import Service
    from registry.outbox import note_change
    from search.upkeep import drain

    told.send("ready")
    start = Service.objects.count() + os.getpid()
    for number in count(start):
        service = Service.objects.get(external_id=f"kill-{number % SERVICES}")
        with transaction.atomic():
            service.name_et = f"{WORDS[number % len(WORDS)]} {number}"
            service.save()
            note_change("service", service.pk)
        if number % 3 == 0:
            drain()


def remake(told: Connection) -> None:
    """Make the index anew, again and again."""
    from search.upkeep import rebuild

    told.send("ready")
    while True:
        rebuild()


def judge(told: Connection) -> None:
    """Catch up, then look every service up by its name of this moment: how many are not found, how many wait."""
    from registry.models import Service
    from search.asking.query import FinderQuery
    from search.finder import find
    from search.upkeep import drain, lag

    drain()
    wrong = 0
    for service in Service.objects.filter(external_id__startswith="kill-"):
        word, number = service.name_et.split()
        found = find(FinderQuery(f"{word} {number}"))
        wrong += found.degraded or not found.hits or found.hits[0].service_id != service.pk
    told.send(f"wrong {wrong} waiting {lag()[0]}")


if not apps.ready:  # in the server; where pytest imports this, its own portal has started before
    os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": "sqlite://"}
    django.setup()
