"""A search index of its own for every test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from search.finder import word_list
from search.nearness import rings
from search.upkeep import rebuild


@pytest.fixture(autouse=True)
def own_index(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """The index lies in the test's folder; nothing is remembered from another test."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    word_list().forget()
    rings.cache_clear()
    yield settings.SEARCH_INDEX_DIR
    word_list().forget()


@pytest.fixture
def build(db: None) -> Callable[[], None]:
    """Make the index of what the database holds."""

    def make() -> None:
        word_list().forget()
        rebuild()

    return make
