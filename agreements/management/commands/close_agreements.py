"""The daily run of cooperation agreements and of leaving."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from agreements.services.cooperation_close import expire_agreements, remind_all
from agreements.services.cooperation_sign import enter_due
from agreements.services.leaving import expire_notices
from agreements.services.leaving_days import leave_due


class Command(BaseCommand):
    help = "Lets agreements enter into force or expire and members leave whose day has come; reminds who must sign."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="Today where it is not given.")

    def handle(self, *args: object, **options: object) -> None:
        on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
        self.stdout.write(f"entered into force: {enter_due(on)}")
        self.stdout.write(f"members left: {leave_due(on)}")
        self.stdout.write(f"notices expired: {expire_notices(on)}")
        self.stdout.write(f"expired: {expire_agreements(on)}")
        self.stdout.write(f"parties reminded: {remind_all(on)}")
