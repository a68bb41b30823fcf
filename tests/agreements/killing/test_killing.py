"""Killed in the middle of issuing, uploading or countersigning, the portal leaves nothing half done (A2, A3)."""

import multiprocessing
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL

import pytest

from tests.agreements.factories import KADRI, MART
from tests.agreements.killing import worker
from tests.agreements.signed_documents import authority, keys  # noqa: F401 fixtures
from tests.agreements.signing.signer import Identity, TestAuthority
from tests.installed_database import sqlite_template

EVERY = 6
"""It is killed after the first write, then after so many more, until it gets through."""
NEVER = 10_000
PATIENCE_SECONDS = 120.0

forked = multiprocessing.get_context("forkserver")
forked.set_forkserver_preload([worker.__name__])


@dataclass(frozen=True)
class Installation:
    folder: Path

    def take(self, step: str, writes: int = NEVER) -> None:
        """Let a process take a step; it is killed after so many writes, or before it queues a letter."""
        process = forked.Process(target=worker.run, args=(step, str(self.folder), writes))
        process.start()
        process.join(PATIENCE_SECONDS)
        assert process.exitcode in (0, -SIGKILL)

    def ask(self, question: str) -> list[tuple]:
        with closing(sqlite3.connect(self.folder / "kill.sqlite3")) as database:
            return database.execute(question).fetchall()

    def rows(self) -> dict[str, list[tuple]]:
        """All that is on record, by table."""
        names = [name for (name,) in self.ask("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: self.ask(f'SELECT * FROM "{name}"') for name in names}

    def files(self) -> list[str]:
        """What lies beside the database."""
        return sorted(path.name for path in self.folder.rglob("*") if not path.name.startswith("kill.sqlite3"))

    def kill_until_done(self, step: str) -> int:
        """How often it was killed in vain, which left no trace."""
        rows, files, killed = self.rows(), self.files(), 0
        while True:
            self.take(step, 1 + killed * EVERY)
            assert self.files() == files
            if self.rows() != rows:
                self.take("judge")
                return killed
            killed += 1


@pytest.fixture
def installation(tmp_path: Path, authority: TestAuthority) -> Installation:  # noqa: F811 a fixture
    shutil.copy(sqlite_template(), tmp_path / "kill.sqlite3")
    (tmp_path / "list.xml").write_bytes(authority.trust_list_xml())
    (tmp_path / "signer.pem").write_bytes(authority.list_signer.pem)
    made = Installation(tmp_path)
    made.take("draft")
    return made


@pytest.fixture
def sign(installation: Installation, authority: TestAuthority, keys: dict[str, Identity]) -> Callable[..., None]:  # noqa: F811
    """A container with one more signature: of the issued document, or of what was signed before."""

    def write(name: str, code: str, before: str = "") -> None:
        ((number, content),) = installation.ask("SELECT number, content FROM agreements_issueddocument")
        document = {f"liitumisavaldus-{number}.pdf": content}
        base = (installation.folder / before).read_bytes() if before else document
        (installation.folder / name).write_bytes(authority.sign(base, keys[code]))

    return write


def test_every_step_is_done_as_a_whole_or_not_at_all(installation: Installation, sign: Callable[..., None]) -> None:
    """A2, A3: rows and files stand as before a killed step; letters of a step that was done go out later."""
    state = "SELECT state FROM agreements_accessionapplication"
    assert installation.kill_until_done("issue") >= 1
    assert installation.ask(state) == [("issued",)]
    sign("signed.asice", KADRI)
    assert installation.kill_until_done("upload") >= 1
    assert installation.ask(state) == [("signed",)]
    sign("countersigned.asice", MART, "signed.asice")
    assert installation.kill_until_done("countersign") >= 2
    assert installation.ask(state) == [("in_force",)]
    assert installation.ask("SELECT count(*) FROM agreements_membership") == [(2,)]
    letters = "SELECT DISTINCT state FROM registry_letterrecipient"
    assert installation.ask(letters) == [("queued",)]
    installation.take("due")
    assert installation.ask(letters) == [("sent",)]
