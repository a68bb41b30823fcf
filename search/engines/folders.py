"""Folders of the embedded index: a new one per rebuild, one file that names the one in use, one writer's lock."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from search.engines.base import EngineUnavailable, IndexOutdated

_POINTER = "current"
_WRITER = "writer.lock"
_WORKER = "worker.lock"
_REBUILD = "rebuild.lock"
_PATIENCE_SECONDS = 30.0
_PAUSE_SECONDS = 0.05


class WriterBusy(EngineUnavailable):
    """Another process writes to the index; what is to be written waits in the outbox."""


@dataclass(frozen=True, slots=True)
class Current:
    """The index in use: its folder and the analysis that made it."""

    folder: Path
    analysis: str


class Folders:
    """Where the embedded index of one installation lives."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def current(self) -> Current:
        """The index in use; `IndexOutdated` if none was made yet."""
        try:
            name, analysis = (self.root / _POINTER).read_text(encoding="utf-8").split("\n")[:2]
        except (OSError, ValueError) as error:
            raise IndexOutdated("no index: run rebuild_search") from error
        return Current(self.root / name, analysis)

    def stamp(self) -> int:
        """Changes when another index is put in use; 0 if there is none."""
        try:
            return os.stat(self.root / _POINTER).st_mtime_ns
        except OSError:
            return 0

    def fresh(self) -> Path:
        """An empty folder for a new index."""
        folder = self.root / f"index-{time.time_ns()}"
        folder.mkdir(parents=True)
        return folder

    def switch(self, folder: Path, analysis: str) -> None:
        """Put the index in use in one step; older folders go, open readers keep their files."""
        draft = self.root / f"{_POINTER}.new"
        draft.write_text(f"{folder.name}\n{analysis}\n", encoding="utf-8")
        draft.replace(self.root / _POINTER)
        for other in self.root.glob("index-*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)

    def writing(self, patience: float = _PATIENCE_SECONDS) -> AbstractContextManager[None]:
        """Hold the right to write to the index; `WriterBusy` after `patience` seconds."""
        return _held(self.root / _WRITER, patience)

    def working(self, patience: float = _PATIENCE_SECONDS) -> AbstractContextManager[None]:
        """Hold the right to take in changes in their order; `WriterBusy` after `patience` seconds."""
        return _held(self.root / _WORKER, patience)

    def rebuilding(self) -> AbstractContextManager[None]:
        """Hold the right to make an index anew; `WriterBusy` at once where another process does."""
        return _held(self.root / _REBUILD, 0.0)

    def bytes_on_disk(self) -> int:
        """Size of the index in use, in bytes."""
        return sum(file.stat().st_size for file in self.current().folder.rglob("*") if file.is_file())


@contextmanager
def _held(file: Path, patience: float) -> Iterator[None]:
    """A lock that the system frees when its process dies."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        until = time.monotonic() + patience
        while True:
            with suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            if time.monotonic() > until:
                raise WriterBusy(f"another process holds {file.name}")
            time.sleep(_PAUSE_SECONDS)
        yield
