"""Two regions, and the people of each."""

import pytest
from django.test import Client

from accounts.models import User
from registry.models import Region
from tests import factories


@pytest.fixture
def home(db) -> Region:
    return factories.RegionFactory()


@pytest.fixture
def abroad(db) -> Region:
    """Another region."""
    return factories.RegionFactory()


@pytest.fixture
def enter():
    """Opens the back office as somebody (nobody: without a login)."""

    def entered(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return entered
