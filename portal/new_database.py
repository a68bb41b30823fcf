"""An empty SQLite file becomes the portal's database in seconds: tables straight from the models.

Going through every library's history of migrations takes more than a minute of computing and ends at the same tables.
An existing database and every PostgreSQL are migrated; `make check` sees that models and migrations agree.
"""

from django.apps import apps
from django.conf import settings
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import SeparateDatabaseAndState
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Collection, Locale

from .models import SitePage

#: Makes a table of full text by hand, whose model only reads it.
FULL_TEXT = ("wagtailsearch", "0006_customise_indexentry")
FULL_TEXT_MODEL = "wagtailsearch.sqliteftsindexentry"


def is_new() -> bool:
    """Whether the database is an SQLite file without a table."""
    return connection.vendor == "sqlite" and not connection.introspection.table_names()


def is_behind() -> bool:
    """Whether some migration is not applied yet."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def lay_out() -> None:
    """Make the tables and what Wagtail begins with, and record every migration as done: all of it or nothing."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection) and model._meta.label_lower != FULL_TEXT_MODEL:
                editor.create_model(model)
        make_full_text(loader, editor)
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for app, name in loader.disk_migrations:
            recorder.record_applied(app, name)
        begin_as_wagtail_does()
        emit_post_migrate_signal(0, interactive=False, db=connection.alias)  # rights, kinds of content


def make_full_text(loader: MigrationLoader, editor: BaseDatabaseSchemaEditor) -> None:
    """Do by the library's own migration what no model tells."""
    state = loader.project_state()
    for operation in loader.disk_migrations[FULL_TEXT].operations:
        if isinstance(operation, SeparateDatabaseAndState):
            operation.database_forwards(FULL_TEXT[0], editor, state, state)


def begin_as_wagtail_does() -> None:
    """The root of pages and of collections, and the language of both."""
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    SitePage.add_root(title="Root", slug="root", locale=locale)
    Collection.add_root(name="Root")
