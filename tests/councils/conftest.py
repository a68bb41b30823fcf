"""Councils begin from what an installation has of them."""

import pytest

from councils import reference


@pytest.fixture(autouse=True)
def _councils(request: pytest.FixtureRequest) -> None:
    """The rule set of the draft and a council for each region."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        reference.load()
