"""Bringing an installation of the example up, doing only what is not done yet."""

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from portal import setup_files
from portal.new_database import is_behind, is_new, lay_out
from search.status import status

from .load import load
from .presence import look
from .users import PASSWORD

Say = Callable[[str], object]


def bring_up(say: Say) -> None:
    """Migrate, set up, load the example, build the search index: each only where it is needed."""
    refuse_bad_ground()
    migrated = migrate(say)
    set_up(say, anew=migrated)
    if not look():
        say("Loading the example …")
        load(timezone.localdate(), PASSWORD)
    for engine in outdated_engines():
        build_index(engine, say)


def migrate(say: Say) -> bool:
    """Lay out a new database, or apply what is not applied; whether there was anything to do."""
    if is_new():
        say("Preparing the database …")
        forget_mark()
        lay_out()
        return True
    if not is_behind():
        return False
    say("Bringing the database up to date (up to two minutes) …")
    forget_mark()
    call_command("migrate", interactive=False, verbosity=0)
    return True


def set_up(say: Say, *, anew: bool) -> None:
    """Load reference data, pages and groups where they were not, or where their files have changed."""
    mark, done = setup_files.mark(), read_marks()
    if not anew and done.get(database_name()) == mark:
        return
    say("Loading reference data, pages and groups …")
    call_command("setup_portal", verbosity=0, stdout=Silence())
    marks_file().write_text(json.dumps(done | {database_name(): mark}), encoding="utf-8")


def forget_mark() -> None:
    """Let a start that is cut off between the tables and what stands in them be set up by the next one."""
    marks_file().write_text(json.dumps({**read_marks(), database_name(): ""}), encoding="utf-8")


def database_name() -> str:
    """What the database is told by among those that this folder has served."""
    return str(connection.settings_dict["NAME"])


class Silence:
    """Where a command's report goes that nobody reads."""

    def write(self, text: str) -> None:
        """Take it."""


def marks_file() -> Path:
    """Which database was set up from which files."""
    return settings.VAR_DIR / "setup.json"


def read_marks() -> dict[str, str]:
    """The marks by database; none where the file is missing or was cut off."""
    try:
        return dict(json.loads(marks_file().read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def outdated_engines() -> list[str]:
    """The search engines that do not answer, have no record, or were filled by another analysis than today's."""
    facts = status()
    return [
        engine["engine"]
        for engine in facts["engines"]
        if not engine.get("records") or engine.get("index_analysis", facts["analysis"]) != facts["analysis"]
    ]


def build_index(engine: str, say: Say) -> None:
    """Make an engine's index anew; a cluster that is away keeps nobody from starting: the embedded one answers."""
    say("Building the search index …")
    try:
        call_command("rebuild_search", engine=engine, verbosity=0, stdout=Silence())
    except CommandError as error:
        say(f"The search goes on without {engine}: {error}")


def refuse_bad_ground() -> None:
    """Say in a sentence what is wrong with the folder or the database. Raises CommandError, the variable named."""
    if not os.access(settings.VAR_DIR, os.W_OK):
        raise CommandError(f"TERVIK_VAR: nothing can be written into {settings.VAR_DIR}.")
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise CommandError(f"DATABASE_URL: the database cannot be used: {error}") from error


def port_is_free(port: int) -> bool:
    """Whether something else answers there already."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
