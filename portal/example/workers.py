"""The processes that work beside the site: background tasks, the search index, what the clock asks for."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

WORKERS = (("db_worker", "--no-reload", "-v0"), ("search_worker",), ("due_worker",))
SECONDS_TO_END = 10
PR_SET_PDEATHSIG = 1
BEHIND_THE_SITE = 5


@contextmanager
def workers() -> Iterator[None]:
    """Workers run inside; at the end, however it comes, they are asked to end, then made to."""
    running: list[subprocess.Popen[bytes]] = []
    try:
        for command in WORKERS:
            running.append(start(*command))
        yield
    finally:
        for worker in running:
            worker.terminate()
        for worker in running:
            end(worker)


def start(*command: str) -> subprocess.Popen[bytes]:
    """A management command as a child process, in a group of its own so that Ctrl-C reaches the site alone."""
    return subprocess.Popen(  # noqa: S603  our own management command
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        start_new_session=True,
        preexec_fn=begin_as_worker,
    )


def begin_as_worker() -> None:
    """Let readers go first; let the kernel end this child when its parent is killed: a new start finds no old one."""
    os.nice(BEHIND_THE_SITE)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def end(worker: subprocess.Popen[bytes]) -> None:
    """Wait for a child that was asked to end; kill it where it does not."""
    try:
        worker.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
