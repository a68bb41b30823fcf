"""The example, loaded once for all tests of this folder and taken out again."""

import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from portal.example import presence


@pytest.fixture(scope="package")
def example(django_db_setup, django_db_blocker) -> Iterator[None]:
    """One transaction around every test here."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_example", stdout=io.StringIO())
        presence.forget()
        yield
        transaction.set_rollback(True)
    presence.forget()


@pytest.fixture(autouse=True)
def _with_example(example: None) -> None:
    """Every test here has the example."""
