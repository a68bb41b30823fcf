"""What every test may use."""

import fcntl
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

SHAPES_THE_DATABASE = (
    "requirements.txt",
    "*/migrations/*.py",
    "*/data/*",
    "*/reference/*.py",
    "*/reference.py",
    "*/setup*.py",
)


def installation_mark() -> str:
    """A mark of all that shapes a new installation's database: another mark, another database."""
    base = Path(settings.BASE_DIR)
    files = sorted(path for pattern in SHAPES_THE_DATABASE for path in base.glob(pattern) if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def installed_template() -> Path:
    """A SQLite file as `migrate` and `setup_portal` leave it; made once for each mark, by one process."""
    template = Path(tempfile.gettempdir()) / f"tervik-test-{installation_mark()}.sqlite3"
    with Path(f"{template}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            growing = template.with_suffix(".growing")
            growing.unlink(missing_ok=True)
            environment = {**os.environ, "DATABASE_URL": f"sqlite:///{growing}"}
            environment.pop("DJANGO_SETTINGS_MODULE", None)
            for command in (["migrate", "-v0"], ["setup_portal"]):
                subprocess.run(
                    [sys.executable, "manage.py", *command],
                    cwd=settings.BASE_DIR,
                    env=environment,
                    stdout=subprocess.DEVNULL,
                    check=True,
                )
            subprocess.run(
                [sys.executable, "-c", f"import sqlite3; sqlite3.connect({str(growing)!r}).execute('VACUUM')"],
                check=True,
            )
            growing.rename(template)
    return template


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """On SQLite every run and worker begins with a copy of the installed file; installing takes half a minute."""
    if connection.vendor != "sqlite":
        return
    target = Path(connection.settings_dict["TEST"]["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    for suffix in ("", "-wal", "-shm"):
        Path(f"{target}{suffix}").unlink(missing_ok=True)
    shutil.copy(installed_template(), target)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Every test begins from a portal that is installed: reference data, page tree, groups."""
    if connection.vendor != "sqlite":
        with django_db_blocker.unblock():
            call_command("setup_portal", stdout=io.StringIO())
