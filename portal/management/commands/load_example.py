"""Load the invented example."""

from argparse import ArgumentParser
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from portal.example.load import load
from portal.example.users import PASSWORD
from portal.settings.environment import PRODUCTION


class Command(BaseCommand):
    help = "Loads the invented example: providers, services, contacts, news, users. Idempotent; not for production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="also in production mode, with a password made up now")

    def handle(self, *args: object, **options: Any) -> None:
        if PRODUCTION and not options["force"]:
            raise CommandError("This is a production installation: the example is invented. --force loads it anyway.")
        password = token_urlsafe(16) if PRODUCTION else PASSWORD
        users = User.objects.count()
        for kind, count in load(timezone.localdate(), password).items():
            self.stdout.write(f"{kind}: {count}")
        if PRODUCTION and User.objects.count() > users:
            self.stdout.write(f"Password of new example users at {settings.WAGTAILADMIN_BASE_URL}: {password}")
