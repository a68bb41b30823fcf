"""The daily run of quorum and obligations."""

from django.core.management.base import BaseCommand

from agreements.services.recompute import recompute
from registry.models import Region


class Command(BaseCommand):
    help = (
        "Reads the quorum of every region again, records and tells what is different, opens and moves obligations to"
        " join (T7). Under a draft law nothing is opened or sent. Safe to run as often as you like."
    )

    def handle(self, *args: object, **options: object) -> None:
        found = recompute(Region.objects.order_by("code"))
        for one in found.news:
            reading = one.reading
            since = f"first met on {reading.first_met_on}" if reading.first_met_on else "never met"
            corrected = f", {len(reading.corrections)} figures corrected" if reading.corrections else ""
            self.stdout.write(f"{reading.region.code}: {'met' if reading.met else 'not met'}, {since}{corrected}")
        self.stdout.write(f"regions read anew: {len(found.news)}\nobligations moved: {len(found.obligations)}")
