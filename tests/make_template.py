"""Make an installed portal's SQLite file quickly: tables straight from the models, then `setup_portal`.

Running every library's history of migrations takes most of a minute of computing; the tests on PostgreSQL, `make run`
and CI do run them. `DATABASE_URL` names the file.
"""

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"


def make() -> None:
    """Tables, what Wagtail's migrations would have begun with, and the portal's own beginning."""
    django.setup()
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    begin_as_wagtail_does()
    call_command("setup_portal")


def begin_as_wagtail_does() -> None:
    """The root of pages and of collections, and the language of both."""
    from django.conf import settings
    from wagtail.models import Collection, Locale

    from portal.models import SitePage

    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    SitePage.add_root(title="Root", slug="root", locale=locale)
    Collection.add_root(name="Root")


if __name__ == "__main__":
    make()
