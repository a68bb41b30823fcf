"""What every test may use: each begins from a portal that is installed (reference data, page tree, groups)."""

import gc
from collections.abc import Generator

import pytest
from django.core.cache import cache
from django.db import connections
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as generated

from registry.kept import forget
from tests.installed_database import copy_installed, let_be_emptied

# No test depends on how busy the machine is, and a run that fails fails again.
generated.register_profile("tervik", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
generated.load_profile("tervik")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Every run and worker begins with a copy of the installed database."""
    copy_installed()


def pytest_configure(config: pytest.Config) -> None:
    """What is named of one folder is collected in one go, in whatever order it was named.

    pytest 9.1 loses fixtures of a folder that is named again after a file of the folder above (its issue 14635).
    """
    config.args.sort(key=lambda named: named.split("/"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests are the longest: they go first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector need not walk it again and again."""
    gc.collect()
    gc.freeze()


def empties_the_database(item: pytest.Item) -> bool:
    """Whether a test has transactions of its own, after which pytest-django empties every table."""
    marker = item.get_closest_marker("django_db")
    by_marker = marker is not None and marker.kwargs.get("transaction", False)
    return by_marker or bool({"live_server", "transactional_db"} & set(getattr(item, "fixturenames", ())))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Put the installed database back after a test that has emptied it."""
    empties = empties_the_database(item)
    if empties:
        let_be_emptied()
    yield
    if empties:
        connections.close_all()
        copy_installed()


@pytest.fixture(autouse=True)
def _known_to_be_no_example() -> None:
    """Pages ask the database once a minute whether they are the example: no count of queries meets that minute."""
    cache.set("is_example", False, None)


@pytest.fixture(autouse=True)
def _keeps_nothing_of_the_test_before() -> None:
    """What processes keep for a minute belongs to the rows of one test."""
    forget()


@pytest.fixture(autouse=True)
def _begins_in_estonian() -> Generator[None]:
    """What language a page or a letter was made in is not carried into the next test."""
    translation.activate("et")
    yield
    translation.activate("et")
