"""How the search is doing."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from search.status import status


class Command(BaseCommand):
    help = "Shows each engine's records, size, analysis and last rebuild, and how far behind the changes it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: object, **options: Any) -> None:
        facts = status()
        if options["json"]:
            self.stdout.write(json.dumps(facts, default=str))
            return
        waiting, since = facts["waiting"], facts["oldest"]
        self.stdout.write(
            f"changes waiting: {waiting}" + (f", the oldest since {since:%Y-%m-%d %H:%M}" if since else "")
        )
        self.stdout.write(f"search words: {facts['search_words']}, analysis: {facts['analysis']}")
        for engine in facts["engines"]:
            self.stdout.write(", ".join(f"{name}: {value}" for name, value in engine.items() if value != ""))
