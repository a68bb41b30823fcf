"""The daily run of tasks that follow from decisions and are late."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from councils.services.late_tasks import tell_late_tasks


class Command(BaseCommand):
    help = "Writes to who is responsible for a decision's late task and to the TERVIK's staff; each task is told once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="Today where it is not given.")

    def handle(self, *args: object, **options: object) -> None:
        on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
        self.stdout.write(f"letters written: {tell_late_tasks(on)}")
