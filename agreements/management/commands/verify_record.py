"""Prove that nothing on record was changed."""

from django.core.management.base import BaseCommand, CommandError

from agreements.models import Event, IssuedDocument, SignedContainer
from agreements.record.proof import faults


class Command(BaseCommand):
    help = "Checks the chain of events and every frozen file. Exit code 1 and a line for each fault."

    def handle(self, *args: object, **options: object) -> None:
        found = list(faults())
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} faults in the record.")
        self.stdout.write(
            f"The record is whole: {Event.objects.count()} events, {IssuedDocument.objects.count()} documents,"
            f" {SignedContainer.objects.count()} signed containers."
        )
