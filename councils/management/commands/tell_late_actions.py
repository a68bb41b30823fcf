"""The daily run of actions and milestones that are late."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from councils.services.late_actions import tell_late_actions, tell_late_milestones


class Command(BaseCommand):
    help = "Writes to the responsible member and the TERVIK's staff of late actions and milestones; each is told once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="Today where it is not given.")

    def handle(self, *args: object, **options: object) -> None:
        on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
        self.stdout.write(f"letters written: {tell_late_actions(on) + tell_late_milestones(on)}")
