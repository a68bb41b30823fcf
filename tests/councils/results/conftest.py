"""Two regions, and who comes to their pages."""

from datetime import date

import pytest
from django.test import Client

from accounts.models import User
from registry.models import Region
from tests.councils.conftest import SetDay
from tests.registry.importing.conftest import command, imported, previewed, table

__all__ = ["command", "imported", "previewed", "table"]


@pytest.fixture(autouse=True)
def _while_the_strategy_holds(today: SetDay) -> None:
    """Pages show what holds today, and the strategies here end in 2028: the tests have a day of their own."""
    today(date(2026, 11, 27))


@pytest.fixture
def home(db) -> Region:
    """Rapla county."""
    return Region.objects.get(code="0071")


@pytest.fixture
def abroad(db) -> Region:
    """Võru county."""
    return Region.objects.get(code="0087")


@pytest.fixture
def enter():
    """Comes as somebody (nobody: without a login)."""

    def entered(user: User | None = None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return entered
