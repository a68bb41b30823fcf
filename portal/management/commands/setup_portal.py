"""Load what an installation begins with; may be run again at any time."""

from django.core.management.base import BaseCommand

from agreements import reference as agreements
from councils import reference as councils
from portal import setup as pages
from portal import setup_editing as editing
from registry import reference as registry
from search import reference as search

PARTS = (registry, agreements, councils, pages, editing, search)


class Command(BaseCommand):
    help = "Loads reference data, the page tree, groups and rights. Idempotent: what people wrote stays."

    def handle(self, *args: object, **options: object) -> None:
        for part in PARTS:
            for kind, count in part.load().items():
                self.stdout.write(f"{kind}: {count}")
