"""The stories begin in Estonian: rows are written in the language that is active."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _estonian() -> Iterator[None]:
    with translation.override("et"):
        yield
