"""`make run`: what is done is skipped, what was cut off is done again, and nothing is left running."""

import inspect
import io
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from portal.example import load as loading
from portal.example import presence, starting, workers
from portal.example.load import load
from portal.example.places import weekly
from portal.example.users import PASSWORD
from portal.management.commands import setup_portal
from portal.setup_files import PROJECT, files
from registry.models import Organization, Service


@pytest.fixture
def own_marks(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.mark.django_db
def test_a_load_that_is_cut_off_leaves_nothing(monkeypatch):
    def cut_off(*args):
        raise KeyboardInterrupt

    before = Organization.objects.count()
    monkeypatch.setattr(loading, "load_services", cut_off)
    with pytest.raises(KeyboardInterrupt):
        load(starting.timezone.localdate(), PASSWORD)
    assert Organization.objects.count() == before
    assert not Service.objects.filter(external_id__startswith="naidis:").exists()
    assert not presence.look()


@pytest.mark.django_db
def test_what_is_set_up_from_the_same_files_is_not_set_up_again(own_marks, monkeypatch):
    ran = []
    monkeypatch.setattr(starting, "call_command", lambda name, **options: ran.append(name))
    starting.set_up(str, anew=False)
    starting.set_up(str, anew=False)
    assert ran == ["setup_portal"]
    starting.set_up(str, anew=True)
    assert ran == ["setup_portal"] * 2


@pytest.mark.django_db
def test_a_mark_that_was_cut_off_only_means_setting_up_again(own_marks, monkeypatch):
    (own_marks / "setup.json").write_text('{"half', encoding="utf-8")
    ran = []
    monkeypatch.setattr(starting, "call_command", lambda name, **options: ran.append(name))
    starting.set_up(str, anew=False)
    assert ran == ["setup_portal"]


@pytest.mark.django_db
def test_a_start_that_is_cut_off_after_the_tables_is_set_up_by_the_next_one(own_marks, monkeypatch):
    def cut_off():
        raise KeyboardInterrupt

    ran = []
    monkeypatch.setattr(starting, "call_command", lambda name, **options: ran.append(name))
    starting.set_up(str, anew=False)
    monkeypatch.setattr(starting, "is_new", lambda: True)  # somebody took the database away, and the mark stayed
    monkeypatch.setattr(starting, "lay_out", cut_off)
    with pytest.raises(KeyboardInterrupt):
        starting.migrate(str)
    starting.set_up(str, anew=False)
    assert ran == ["setup_portal"] * 2


CUT_OFF = """
import django
django.setup()
from portal import new_database

def cut_off(*args, **options):
    raise KeyboardInterrupt

new_database.emit_post_migrate_signal = cut_off
try:
    new_database.lay_out()
except KeyboardInterrupt:
    print("new again" if new_database.is_new() else "half a database")
"""


def test_a_database_is_laid_out_with_its_rights_or_not_at_all(tmp_path):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings", "TERVIK_VAR": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", CUT_OFF]
    said = subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert said.stdout == "new again\n"


def test_every_module_that_the_setup_is_made_of_sets_up_again_when_it_changes():
    written = {Path(inspect.getfile(part)) for part in setup_portal.PARTS}
    made_of = {
        Path(inspect.getfile(used))
        for part in setup_portal.PARTS
        for used in vars(part).values()
        if inspect.isfunction(used) or inspect.ismodule(used)
    }
    own = {path for path in written | made_of if path.is_relative_to(PROJECT) and ".venv" not in path.parts}
    assert {PROJECT / "registry/rights/groups.py", PROJECT / "councils/catalogue.py"} <= own
    assert own - set(files()) == set()


@pytest.mark.django_db
def test_an_index_that_is_away_empty_or_old_is_made_anew(monkeypatch):
    empty = {"analysis": "1", "engines": [{"engine": "embedded", "records": 0, "index_analysis": "1"}]}
    old = {"analysis": "2", "engines": [{"engine": "embedded", "records": 9, "index_analysis": "1"}]}
    away = {"analysis": "1", "engines": [{"engine": "elasticsearch", "state": "away: no answer"}]}
    current = {"analysis": "1", "engines": [{"engine": "embedded", "records": 9, "index_analysis": "1"}]}
    for facts, expected in (
        (empty, ["embedded"]),
        (old, ["embedded"]),
        (away, ["elasticsearch"]),
        (current, []),
    ):
        monkeypatch.setattr(starting, "status", lambda facts=facts: facts)
        assert starting.outdated_engines() == expected


def test_a_search_cluster_that_is_away_keeps_nobody_from_starting(monkeypatch):
    def fails(name, *, engine, **options):
        if engine == "elasticsearch":
            raise CommandError("Elasticsearch: ConnectionError")

    said = []
    monkeypatch.setattr(starting, "call_command", fails)
    for engine in ("elasticsearch", "embedded"):
        starting.build_index(engine, said.append)
    assert "The search goes on without elasticsearch: Elasticsearch: ConnectionError" in said
    assert not [line for line in said if "embedded" in line]


def test_a_folder_that_cannot_be_written_is_named_before_anything_is_done(own_marks, settings):
    settings.VAR_DIR = own_marks / "is not there"
    with pytest.raises(CommandError, match="TERVIK_VAR"):
        starting.bring_up(str)


def test_a_database_that_does_not_answer_is_named_before_anything_is_done(own_marks, monkeypatch):
    def refuse():
        raise OperationalError("connection refused")

    monkeypatch.setattr(starting, "connection", SimpleNamespace(ensure_connection=refuse))
    with pytest.raises(CommandError, match="DATABASE_URL: the database cannot be used: connection refused"):
        starting.bring_up(str)


@pytest.mark.django_db
def test_each_step_is_taken_only_where_it_is_needed(own_marks, monkeypatch):
    ran = []
    monkeypatch.setattr(starting, "call_command", lambda name, **options: ran.append(name))
    monkeypatch.setattr(starting, "load", lambda today, password: ran.append("load"))
    monkeypatch.setattr(starting, "migrate", lambda say: False)
    monkeypatch.setattr(starting, "outdated_engines", lambda: ["embedded"])
    starting.bring_up(str)
    assert ran == ["setup_portal", "load", "rebuild_search"]
    ran.clear()
    monkeypatch.setattr(starting, "look", lambda: True)
    monkeypatch.setattr(starting, "outdated_engines", list)
    starting.bring_up(str)
    assert ran == []


def test_a_port_that_is_taken_is_told_before_anything_is_done():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"PORT={port + 1}"):
            call_command("start_example", port=port, stdout=io.StringIO())
    assert starting.port_is_free(port)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http"])
def test_what_is_no_port_is_refused_in_a_line(port):
    with pytest.raises(CommandError, match=f"'{port}' is no port: 1 to 65535"):
        call_command("start_example", f"--port={port}")


def test_workers_end_with_the_site(monkeypatch):
    monkeypatch.setattr(workers, "WORKERS", (("help",), ("help",)))
    started = []
    real = workers.start

    def noted(*command: str) -> subprocess.Popen[bytes]:
        started.append(real(*command))
        return started[-1]

    monkeypatch.setattr(workers, "start", noted)
    with pytest.raises(KeyboardInterrupt), workers.workers():
        raise KeyboardInterrupt
    assert len(started) == 2
    assert all(worker.returncode is not None for worker in started)


def test_a_worker_that_does_not_end_is_made_to(monkeypatch):
    monkeypatch.setattr(workers, "SECONDS_TO_END", 0.2)
    deaf = subprocess.Popen(["sh", "-c", "trap '' TERM; echo ready; exec sleep 60"], stdout=subprocess.PIPE)
    assert deaf.stdout is not None
    deaf.stdout.readline()
    deaf.terminate()
    workers.end(deaf)
    assert deaf.returncode == -signal.SIGKILL


def test_hours_are_read_by_day():
    rows = weekly("1-3 08:00-16:00; 5 20:00-08:00")
    assert [row["weekday"] for row in rows] == [1, 2, 3, 5]
    assert rows[-1]["closes_at"].hour == 8
    assert weekly("") == []


def test_the_setup_makes_the_tables_of_an_empty_database(monkeypatch):
    made = []
    monkeypatch.setattr(setup_portal, "is_new", lambda: True)
    monkeypatch.setattr(setup_portal, "lay_out", lambda: made.append("tables"))
    setup_portal.make_tables()
    assert made == ["tables"]


@pytest.mark.django_db
def test_the_setup_of_a_database_older_than_the_code_says_what_to_run_first(monkeypatch):
    monkeypatch.setattr(setup_portal, "is_behind", lambda: True)
    with pytest.raises(CommandError, match="Run first"):
        setup_portal.make_tables()
