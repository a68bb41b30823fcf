"""Send the letters that wait."""

from django.core.management.base import BaseCommand

from registry.letters.mailing import send_waiting


class Command(BaseCommand):
    help = "Sends letters that the mail server could not take before. May be run at any time, by a timer."

    def handle(self, *args: object, **options: object) -> None:
        sent, left = send_waiting()
        self.stdout.write(f"sent: {sent}, waiting: {left}")
