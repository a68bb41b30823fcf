"""Make an installed portal's database, quickly on SQLite; `DATABASE_URL` names it."""

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"


def make() -> None:
    """Tables, what Wagtail begins with, and the portal's own beginning."""
    django.setup()
    from django.core.management import call_command

    from portal.new_database import is_new, lay_out

    if is_new():
        lay_out()
    else:
        call_command("migrate", verbosity=0)
    call_command("setup_portal")


if __name__ == "__main__":
    make()
