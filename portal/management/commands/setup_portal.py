"""Load what an installation begins with; may be run again at any time."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from agreements import reference as agreements
from agreements.record.seal import seal
from councils import reference as councils
from portal import setup as pages
from portal import setup_editing as editing
from portal.new_database import is_behind, is_new, lay_out
from registry import reference as registry
from search import reference as search

PARTS = (registry, agreements, councils, pages, editing, search)


class Command(BaseCommand):
    help = "Loads reference data, the page tree, groups and rights. Idempotent: what people wrote stays."

    def handle(self, *args: object, **options: object) -> None:
        make_tables()
        for part in PARTS:
            for kind, count in part.load().items():
                self.stdout.write(f"{kind}: {count}")
        if count := seal():
            self.stdout.write(f"sealed as they stand today: {count}")


def make_tables() -> None:
    """Make the tables of an empty database. Raises CommandError for one whose tables are older than the code."""
    if is_new():
        lay_out()
    elif not connection.introspection.table_names():
        call_command("migrate", interactive=False, verbosity=0)
    elif is_behind():
        raise CommandError("The database is older than the code. Run first: manage.py migrate")
