"""Whatever is killed, nothing is lost: the index catches up."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.installed_database import sqlite_template

SCRIPT = Path(__file__).with_name("worker.py")
KILLS_AFTER_SECONDS = (0.05, 0.3, 0.7, 1.3)


def run(mode: str, database: Path, index: Path) -> str:
    command = [sys.executable, str(SCRIPT), mode, str(database), str(index)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def start_and_kill(mode: str, database: Path, index: Path, seconds: float) -> None:
    command = [sys.executable, str(SCRIPT), mode, str(database), str(index)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as worker:
        assert worker.stdout
        assert worker.stdout.readline() == b"ready\n"
        killer = threading.Timer(seconds, worker.kill)
        killer.start()
        worker.wait()
        killer.join()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    copied = tmp_path / "kill.sqlite3"
    shutil.copy(sqlite_template(), copied)
    return copied


def test_killed_worker_loses_no_change(database: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    run("make", database, index)
    for seconds in KILLS_AFTER_SECONDS:
        start_and_kill("work", database, index, seconds)
    assert run("judge", database, index).split("\n")[-2] == "wrong 0 waiting 0"


def test_killed_rebuild_leaves_the_old_index_and_the_next_one_cleans_up(database: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    run("make", database, index)
    for seconds in KILLS_AFTER_SECONDS[1::2]:
        start_and_kill("remake", database, index, seconds)
        assert run("judge", database, index).split("\n")[-2] == "wrong 0 waiting 0"
    run("make", database, index)
    assert len(list(index.glob("index-*"))) == 1
