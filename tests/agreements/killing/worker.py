"""A step of the main journey for a test that kills: `run` is done in a process of its own, which may end itself.

The server that these processes are forked from imports this module, so that the portal starts once and not for every
one of them (`test_killing.py`).
"""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.apps import apps

WRITES = ("INSERT", "UPDATE", "DELETE")


class DiesAfter:
    """Kills its own process once so many statements have written: nothing is tidied up."""

    def __init__(self, writes: int) -> None:
        self.left = writes

    def __call__(self, execute: Callable[..., Any], statement: str, *others: Any) -> Any:
        answer = execute(statement, *others)
        self.left -= statement.startswith(WRITES)
        if not self.left:
            kill()
        return answer


class DiesBeforeQueueing:
    """Stands in for the task that sends a letter: the process dies between the commit and the queue."""

    def enqueue(self, letter_id: int) -> None:
        kill()


def kill() -> None:
    """Die as with ``kill -9``."""
    os.kill(os.getpid(), signal.SIGKILL)


def run(step: str, folder: str, writes: int) -> None:
    """Take a step on the database of a folder, and die after so many writes, else before its letters are queued."""
    from django.conf import settings
    from django.db import connection

    from registry.services import letters

    place = Path(folder)
    connection.settings_dict["NAME"] = str(place / "kill.sqlite3")
    settings.MEDIA_ROOT = str(place / "media")
    settings.TRUST_LIST, settings.TRUST_LIST_SIGNER = str(place / "list.xml"), str(place / "signer.pem")
    letters.send_letter = DiesBeforeQueueing()  # type: ignore[assignment]
    with connection.execute_wrapper(DiesAfter(writes)):
        STEPS[step](place)


def draft(place: Path) -> None:
    """Rapla vald has filled in its form; its mayor and the founder's board member are on record."""
    from agreements.models import Representative
    from agreements.services.accession_draft import begin_application, save_draft
    from tests.agreements.factories import KADRI, MART, RepresentativeFactory, formed_tervik, municipality, told
    from tests.factories import UserFactory

    tervik, party = formed_tervik(), municipality("0668")
    RepresentativeFactory(organization=party, personal_code=KADRI, basis=Representative.Basis.MAYOR)
    RepresentativeFactory(organization=tervik.founder, personal_code=MART, name="Mart Saar")
    kadri = UserFactory(personal_code=KADRI, email="kadri@rapla.example")
    UserFactory(personal_code=MART, email="mart@h.example")
    told()
    application = begin_application(kadri, party, tervik)
    application.representative = Representative.objects.get(organization=party)
    application.contact_name, application.contact_email = "Mari Mets", "mari@rapla.example"
    application.decision_number, application.decision_document = "12", "https://rapla.example/otsus-12"
    application.decision_day = "2026-02-01"
    save_draft(kadri, application)


def issue(place: Path) -> None:
    """The document is made and frozen."""
    from agreements.services import accession_issue

    accession_issue.issue(*whose("KADRI"))


def upload(place: Path) -> None:
    """The party hands in what it signed."""
    from agreements.services.accession_sign import upload_signed

    upload_signed(*whose("KADRI"), (place / "signed.asice").read_bytes(), "signed.asice")


def countersign(place: Path) -> None:
    """The TERVIK hands in what it signed; the membership begins."""
    from agreements.services import accession_sign

    accession_sign.countersign(*whose("MART"), (place / "countersigned.asice").read_bytes(), "countersigned.asice")


def whose(name: str) -> tuple[Any, Any]:
    """The person with that name's code, and the form."""
    from accounts.models import User
    from agreements.models import AccessionApplication
    from tests.agreements import factories

    return User.objects.get(personal_code=getattr(factories, name)), AccessionApplication.objects.get()


def judge(place: Path) -> None:
    """Raises where the record is not whole."""
    from django.core.management import call_command

    call_command("verify_record")


def due(place: Path) -> None:
    """What the clock asks for is done."""
    from django.core.management import call_command

    call_command("due_worker", "--once")


STEPS = {step.__name__: step for step in (draft, issue, upload, countersign, judge, due)}

if not apps.ready:  # in the server; where pytest imports this, its own portal has started before
    os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": "sqlite://"}
    django.setup()
