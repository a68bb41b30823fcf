"""Whatever is killed, nothing is lost: the index catches up."""

import multiprocessing
import shutil
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.installed_database import sqlite_template
from tests.search import worker

KILLS_AFTER_SECONDS = (0.05, 0.3, 0.7, 1.3)
PATIENCE_SECONDS = 120.0

forked = multiprocessing.get_context("forkserver")
forked.set_forkserver_preload([worker.__name__])


@dataclass(frozen=True)
class Installation:
    database: Path
    index: Path

    def start(self, mode: str) -> tuple[BaseProcess, Connection]:
        heard, told = forked.Pipe(duplex=False)
        process = forked.Process(target=worker.run, args=(mode, str(self.database), str(self.index), told))
        process.start()
        told.close()
        return process, heard

    def run(self, mode: str) -> str:
        """Let a process do its work, and hear what came of it."""
        process, heard = self.start(mode)
        said = heard.recv() if heard.poll(PATIENCE_SECONDS) else "nothing"
        process.join()
        return str(said)

    def start_and_kill(self, mode: str, seconds: float) -> None:
        process, heard = self.start(mode)
        assert heard.poll(PATIENCE_SECONDS)
        assert heard.recv() == "ready"
        process.join(seconds)
        assert process.is_alive()
        process.kill()
        process.join()


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    database = tmp_path / "kill.sqlite3"
    shutil.copy(sqlite_template(), database)
    made = Installation(database, tmp_path / "index")
    assert made.run("make") == "made"
    return made


def test_killed_worker_loses_no_change(installation: Installation) -> None:
    for seconds in KILLS_AFTER_SECONDS:
        installation.start_and_kill("work", seconds)
    assert installation.run("judge") == "wrong 0 waiting 0"


def test_killed_rebuild_leaves_the_old_index_and_the_next_one_cleans_up(installation: Installation) -> None:
    for seconds in KILLS_AFTER_SECONDS[1::2]:
        installation.start_and_kill("remake", seconds)
        assert installation.run("judge") == "wrong 0 waiting 0"
    installation.run("make")
    assert len(list(installation.index.glob("index-*"))) == 1
