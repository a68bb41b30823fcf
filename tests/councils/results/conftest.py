"""Two regions, and who comes to their pages."""

import pytest
from django.test import Client

from accounts.models import User
from registry.models import Region
from tests.registry.importing.conftest import command, imported, previewed, table

__all__ = ["command", "imported", "previewed", "table"]


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
