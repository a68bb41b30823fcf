"""Prove that nothing on record was changed."""

from argparse import ArgumentParser, ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError

from agreements.models import Event, IssuedDocument, SignedContainer
from agreements.record.proof import faults, not_covered


class Command(BaseCommand):
    help = (
        "Checks the chain of events, every row that is never changed, and every row that changes against the last event"
        " that tells of it. Exit code 1 and a line for each fault; what was written before the seal and is not sealed"
        " yet is named, and is no fault."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--known",
            type=known_event,
            metavar="NUMBER:HASH",
            help="an event as an earlier run told it, written down elsewhere: shows also a log that was cut short",
        )

    def handle(self, *args: object, **options: tuple[int, str] | None) -> None:
        found = list(faults(options["known"]))
        for line in found:
            self.stdout.write(line)
        for subject in not_covered():
            self.stdout.write(f"{subject} is not covered: no event tells what it was, run setup_portal once to seal it")
        if found:
            raise CommandError(f"{len(found)} faults in the record.")
        self.stdout.write(
            f"The record is whole: {Event.objects.count()} events, {IssuedDocument.objects.count()} documents,"
            f" {SignedContainer.objects.count()} signed containers."
        )
        last = Event.objects.order_by("-sequence").first()
        if last is not None:
            self.stdout.write(f"Last event: {last.sequence}:{last.hash}")


def known_event(text: str) -> tuple[int, str]:
    """Number and hash."""
    number, _, digest = text.partition(":")
    if not number.isdecimal() or not digest:
        raise ArgumentTypeError("NUMBER:HASH")
    return int(number), digest
