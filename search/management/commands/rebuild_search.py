"""Make the search index anew."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineUnavailable
from search.upkeep import rebuild


class Command(BaseCommand):
    help = "Makes the index anew beside the old one, which answers until the new one is put in use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--engine", default="", help="embedded or elasticsearch; all configured ones by default")

    def handle(self, *args: object, **options: Any) -> None:
        began = time.monotonic()
        try:
            counts = rebuild(options["engine"])
        except (LookupError, EngineUnavailable) as error:
            raise CommandError(str(error)) from error
        for engine, count in counts.items():
            self.stdout.write(f"{engine}: {count} records, {time.monotonic() - began:.1f} s")
