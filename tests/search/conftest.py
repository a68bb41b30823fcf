"""A search index of its own for every test, and a real Elasticsearch where one is asked for."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from search.answering.nearness import rings
from search.finder import word_list
from search.upkeep import rebuild
from tests.elasticsearch.node import Node, missing, running
from tests.registry.importing.conftest import imported, previewed, table

__all__ = ["imported", "previewed", "table"]

PATIENCE_SECONDS = 30.0  # a node that has just started on a busy machine is slow, and that is not what is tested


@pytest.fixture(autouse=True)
def own_index(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """The index lies in the test's folder; nothing is remembered from another test."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    settings.ELASTICSEARCH_URL = ""
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


@pytest.fixture(scope="session")
def elasticsearch_node() -> Iterator[Node]:
    """A real node; only where TEST_ELASTICSEARCH asks for it, since it takes half a minute to start."""
    if not os.environ.get("TEST_ELASTICSEARCH"):
        pytest.skip("needs an Elasticsearch node: run `make test-elasticsearch`")
    if lacking := missing():
        pytest.skip(f"an Elasticsearch node {lacking}")
    from search.engines import elastic

    with pytest.MonkeyPatch.context() as patch, running() as node:
        patch.setattr(elastic, "_TIMEOUT_SECONDS", PATIENCE_SECONDS)
        yield node
