"""Let go of what has been kept long enough."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from agreements.retention import apply, retentions


class Command(BaseCommand):
    help = "Deletes what each kind of document's retention period says; --list shows the periods and deletes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="Today where it is not given.")
        parser.add_argument("--list", action="store_true")

    def handle(self, *args: object, **options: object) -> None:
        if options["list"]:
            for one in retentions():
                period = "for good" if one.days is None else f"{one.days} days after {one.since}"
                self.stdout.write(f"{one.kind}: {period}")
            return
        on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
        with transaction.atomic():
            for kind, count in apply(on).items():
                self.stdout.write(f"{kind}: {count}")
