"""The daily run of reminders to the secretaries of councils."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from councils.services.reminders import remind


class Command(BaseCommand):
    help = "Tells secretaries once: the year runs out without meetings, mandates end, tasks of decisions are late."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="Today where it is not given.")

    def handle(self, *args: object, **options: object) -> None:
        on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
        self.stdout.write(f"letters: {remind(on)}")
