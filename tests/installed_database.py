"""An installed portal's database, made once for each state of the code and copied for every run and worker.

On SQLite the tables come straight from the models (`portal/new_database.py`), on PostgreSQL from the migrations.
`python -m tests.installed_database` makes it ahead of the run, for the database that `DATABASE_URL` names.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from portal import setup_files

SHAPES_THE_DATABASE = ("requirements.txt", "*/migrations/*.py", "*/new_database.py", "tests/make_template.py")


def installation_mark() -> str:
    """A mark of all that shapes a new installation's database: another mark, another database."""
    return setup_files.mark(*SHAPES_THE_DATABASE)


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Let one process after the other make the template."""
    with Path(tempfile.gettempdir(), f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run_on(database_url: str, *command: str) -> None:
    """Run a Python file of the project on a database, in a process of its own."""
    environment = {**os.environ, "DATABASE_URL": database_url}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run(
        [sys.executable, *command], cwd=settings.BASE_DIR, env=environment, stdout=subprocess.DEVNULL, check=True
    )


def sqlite_template() -> Path:
    """The installed file; made once for each mark, by one process."""
    name = f"tervik-test-{installation_mark()}"
    template = Path(tempfile.gettempdir()) / f"{name}.sqlite3"
    with one_at_a_time(name):
        if not template.exists():
            growing = template.with_suffix(".growing")
            for suffix in ("", "-wal", "-shm"):
                Path(f"{growing}{suffix}").unlink(missing_ok=True)
            run_on(f"sqlite:///{growing}", "tests/make_template.py")
            growing.rename(template)
    return template


def copy_sqlite() -> None:
    """Put a fresh copy of the installed file where the tests' database is."""
    target = Path(connection.settings_dict["TEST"]["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    for suffix in ("", "-wal", "-shm"):
        Path(f"{target}{suffix}").unlink(missing_ok=True)
    shutil.copy(sqlite_template(), target)


def postgresql_template() -> str:
    """The name of the installed database on the server that DATABASE_URL names."""
    name = f"tervik_test_{installation_mark()}"
    parsed = dj_database_url.parse(os.environ["DATABASE_URL"])
    address = f"{parsed['USER']}:{parsed['PASSWORD']}@{parsed['HOST']}:{parsed['PORT'] or 5432}"
    with one_at_a_time(name), psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not found:
            growing = f"{name}_growing"
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(growing)))
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(growing)))
            run_on(f"postgres://{address}/{growing}", "tests/make_template.py")
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            server.execute(rename.format(sql.Identifier(growing), sql.Identifier(name)))
    return name


def copy_postgresql() -> None:
    """Make the tests' database from the installed one; an old one goes."""
    template, target = postgresql_template(), connection.settings_dict["TEST"]["NAME"] or "test_tervik"
    connection.settings_dict["TEST"]["NAME"] = target
    with one_at_a_time("tervik-test-copy"), psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(target)))
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(create.format(sql.Identifier(target), sql.Identifier(template)))


LETS_BE_EMPTIED = """
SET lock_timeout = '20s';
DO $$ DECLARE refusing record;
BEGIN
  FOR refusing IN SELECT tgrelid::regclass AS name FROM pg_trigger WHERE tgname = 'never_emptied' LOOP
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER never_emptied', refusing.name);
  END LOOP;
END $$
"""


def let_be_emptied() -> None:
    """Let the tests' database, which is about to be thrown away, be emptied for once; the portal itself never can."""
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        with psycopg.connect(os.environ["DATABASE_URL"], dbname=name, autocommit=True) as database:
            database.execute(LETS_BE_EMPTIED)


def copy_installed() -> None:
    """Begin from an installed portal, on either database."""
    if connection.vendor == "sqlite":
        copy_sqlite()
    else:
        copy_postgresql()


def make_ahead() -> None:
    """Make the installed database while something else is done."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    if connection.vendor == "sqlite":
        sqlite_template()
    else:
        postgresql_template()


if __name__ == "__main__":
    make_ahead()
