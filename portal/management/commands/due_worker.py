"""Do what the clock asks for: the process that publishes, closes and reminds on time."""

import signal
import threading
from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

#: Commands that do what is due and nothing where nothing is; each may run at any time and twice.
DUE = (
    "publish_scheduled",
    "close_accessions",
    "close_agreements",
    "apply_retention",
    "refresh_trust_list",
    "update_obligations",
    "send_letters",
    "tell_late_figures",
    "tell_late_actions",
    "tell_late_tasks",
    "close_written_rounds",
    "remind_councils",
    "clearsessions",
)
PAUSE_SECONDS = 300.0


class Command(BaseCommand):
    help = "Does what is due (pages to publish, forms that expire, …) every few minutes; --once does it once and ends."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true")
        parser.add_argument("--pause", type=float, default=PAUSE_SECONDS, help="seconds between two rounds")

    def handle(self, *args: object, **options: Any) -> None:
        if options["once"]:
            self.do_due()
            return
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        while not stopped.wait(options["pause"]):
            close_old_connections()
            self.do_due()

    def do_due(self) -> None:
        """One round; what fails is told and does not keep the rest from being done."""
        for name in DUE:
            try:
                call_command(name, verbosity=0, stdout=StringIO())
            except Exception as error:
                self.stderr.write(f"{name}: {type(error).__name__}: {error}")
