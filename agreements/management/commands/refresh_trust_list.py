"""Fetch the trust list again."""

from argparse import ArgumentParser
from datetime import UTC, datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from agreements.services.trust_lists import is_due, refresh_trust_list
from agreements.signing.reasons import Refusal
from agreements.signing.texts import TEXTS


class Command(BaseCommand):
    help = (
        "Fetches the trust list of the setting TRUST_LIST, checks its own signature, sequence number and expiry, and"
        " stores it. Does nothing while it was looked at within TRUST_LIST_HOURS, unless --now. Exit code 1 where the"
        " list is refused: what was stored before stays in use until it expires."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--now", action="store_true", help="fetch it also where it was looked at lately")

    def handle(self, *args: object, **options: object) -> None:
        if not settings.TRUST_LIST or not settings.TRUST_LIST_SIGNER:
            self.stdout.write("TRUST_LIST and TRUST_LIST_SIGNER are not set: no signature is accepted.")
            return
        if not options["now"] and not is_due(datetime.now(UTC)):
            self.stdout.write("The trust list was looked at lately.")
            return
        try:
            row, is_new = refresh_trust_list()
        except Refusal as refusal:
            reason = refusal.finding.reason
            raise CommandError(f"The list is refused ({reason.value}): {TEXTS[reason].what}") from refusal
        except OSError as error:
            raise CommandError(f"The list cannot be read: {error}") from error
        state = "stored" if is_new else "unchanged"
        self.stdout.write(f"{state}: number {row.sequence}, to be used until {row.next_update:%Y-%m-%d %H:%M %Z}")
