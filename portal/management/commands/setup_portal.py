"""Load what an installation begins with; may be run again at any time."""

from django.core.management.base import BaseCommand

from registry import reference


class Command(BaseCommand):
    help = "Loads reference data, the page tree, groups and rights. Idempotent: what people wrote stays."

    def handle(self, *args: object, **options: object) -> None:
        for kind, count in reference.load().items():
            self.stdout.write(f"{kind}: {count}")
