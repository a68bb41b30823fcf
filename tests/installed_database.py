"""An installed portal's database, made once for each state of the code and copied for every run and worker.

Migrating and setting up take the better part of a minute, a copy next to nothing.
"""

import fcntl
import hashlib
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

MIGRATED_BY = ("requirements.txt", "*/migrations/*.py")
SET_UP_BY = (
    "*/data/*",
    "*/data/pages/*",
    "*/page_texts.py",
    "*/reference/*.py",
    "*/reference.py",
    "*/setup*.py",
    "*/groups.py",
)


def mark_of(*patterns: str) -> str:
    """A mark of files: another mark, another database."""
    base = Path(settings.BASE_DIR)
    files = sorted(path for pattern in patterns for path in base.glob(pattern) if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def installation_mark() -> str:
    """A mark of all that shapes a new installation's database."""
    return mark_of(*MIGRATED_BY, *SET_UP_BY)


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Let one process after the other make the template."""
    with Path(tempfile.gettempdir(), f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def manage(database_url: str, *command: str) -> None:
    """Run a command of manage.py on a database, in a process of its own."""
    environment = {**os.environ, "DATABASE_URL": database_url}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def sqlite_file(name: str, start: Path | None, *command: str) -> Path:
    """A file as a command leaves it, begun from another one; made once for each name."""
    template = Path(tempfile.gettempdir()) / f"{name}.sqlite3"
    with one_at_a_time(name):
        if not template.exists():
            growing = template.with_suffix(".growing")
            for suffix in ("", "-wal", "-shm"):
                Path(f"{growing}{suffix}").unlink(missing_ok=True)
            if start:
                shutil.copy(start, growing)
            manage(f"sqlite:///{growing}", *command)
            growing.rename(template)
    return template


def sqlite_template() -> Path:
    """The installed file: migrated, then set up."""
    migrated = sqlite_file(f"tervik-migrated-{mark_of(*MIGRATED_BY)}", None, "migrate", "-v0")
    return sqlite_file(f"tervik-installed-{installation_mark()}", migrated, "setup_portal")


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
            for command in (["migrate", "-v0"], ["setup_portal"]):
                manage(f"postgres://{address}/{growing}", *command)
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


def copy_installed() -> None:
    """Begin from an installed portal, on either database."""
    if connection.vendor == "sqlite":
        copy_sqlite()
    else:
        copy_postgresql()
