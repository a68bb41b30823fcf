"""The daily run of accession forms."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from agreements.services.accession_close import expire_due


class Command(BaseCommand):
    help = "Lets forms expire whose deadline has passed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="Today where it is not given.")

    def handle(self, *args: object, **options: object) -> None:
        on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
        self.stdout.write(f"expired: {expire_due(on)}")
