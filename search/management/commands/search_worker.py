"""Follow changes: the process that keeps the index a true copy."""

import signal
import threading
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from search.engines.base import EngineUnavailable
from search.need.counting import drop_rare
from search.upkeep import drain, note_turning, rebuild_outdated

PAUSE_SECONDS = 1.0


class Command(BaseCommand):
    help = "Takes changes into the search index as they come; --once takes in what waits and ends."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true")
        parser.add_argument("--pause", type=float, default=PAUSE_SECONDS, help="seconds between two looks")

    def handle(self, *args: object, **options: Any) -> None:
        if options["once"]:
            note_turning(timezone.localdate())
            self._drain()
            return
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        self._follow(stopped, options["pause"])

    def _follow(self, stopped: threading.Event, pause: float) -> None:
        noted: date | None = None
        while not stopped.wait(pause):
            close_old_connections()
            today = timezone.localdate()
            if noted != today:
                self._renew()
                note_turning(today)
                drop_rare(today)
                noted = today
            self._drain(quiet=True)

    def _renew(self) -> None:
        try:
            made = rebuild_outdated()
        except EngineUnavailable as error:
            self.stderr.write(str(error))
            return
        for engine, count in made.items():
            self.stdout.write(f"{engine}: made anew, {count} records")

    def _drain(self, *, quiet: bool = False) -> None:
        try:
            progress = drain()
        except EngineUnavailable as error:
            self.stderr.write(str(error))
            return
        for engine in progress:
            if engine.trouble:
                self.stderr.write(f"{engine.engine}: {engine.trouble}")
            elif not quiet or engine.taken:
                self.stdout.write(f"{engine.engine}: {engine.taken} changes taken in")
