"""The daily run of written rounds."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from councils.services.rounds import close_expired_rounds, remind_of_rounds


class Command(BaseCommand):
    help = "Closes written rounds whose deadline has passed, and reminds silent seats of those that end in two days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="Today where it is not given.")

    def handle(self, *args: object, **options: object) -> None:
        on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
        adopted, failed = close_expired_rounds(on)
        self.stdout.write(f"adopted: {adopted}\nnot adopted: {failed}\nreminded: {remind_of_rounds(on)}")
