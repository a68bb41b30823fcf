"""Start the portal with the example: what `make run` does."""

import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application, run

from portal.example.starting import bring_up, port_is_free
from portal.example.users import PASSWORD, example_users
from portal.example.workers import workers
from portal.settings.environment import PRODUCTION


class Command(BaseCommand):
    help = "Prepares the database and the example where they are not there yet, and serves them. Ctrl-C ends it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=port_number, default=8000)

    def handle(self, *args: object, **options: Any) -> None:
        if PRODUCTION:
            raise CommandError("This is a production installation: docs/install.md says how it is started.")
        port = options["port"]
        if not port_is_free(port):
            raise CommandError(f"Something answers at port {port} already. Another one: make run PORT={port + 1}")
        bring_up(self.stdout.write)
        signal.signal(signal.SIGTERM, leave)
        with workers():
            self.tell(port)
            serve(port)

    def tell(self, port: int) -> None:
        """Print the addresses and whom one may log in as."""
        site = f"http://127.0.0.1:{port}"
        lines = [
            "",
            "The portal with its invented example:",
            f"  for everybody      {site}/et/   {site}/ru/   {site}/en/",
            f"  the back office    {site}/haldus/",
            "",
            f"Log in at {site}/et/konto/login/ with the password  {PASSWORD}",
            *(f"  {user.email:<24} {user.does}" for user in example_users()),
            "",
            f"No letter leaves this machine: what the portal would send lies in {letters()}",
            "Ctrl-C ends it.",
        ]
        self.stdout.write("\n".join(lines))


def port_number(text: str) -> int:
    """A port that one may ask for. Raises ArgumentTypeError for any other text."""
    if text.isdecimal() and 0 < int(text) < 65_536:
        return int(text)
    raise ArgumentTypeError(f"'{text}' is no port: 1 to 65535")


def letters() -> str:
    """Where letters are put, as one finds it from the project's folder."""
    folder = Path(settings.EMAIL_FILE_PATH)
    return f"{folder.relative_to(settings.BASE_DIR) if folder.is_relative_to(settings.BASE_DIR) else folder}/"


def serve(port: int) -> None:
    """Answer at that port until Ctrl-C; what `runserver` checks first has been seen to by then."""
    with suppress(KeyboardInterrupt):
        run("127.0.0.1", port, get_internal_wsgi_application(), threading=True)


def leave(number: int, frame: object) -> NoReturn:
    """End as Ctrl-C does when asked to end."""
    sys.exit(0)
