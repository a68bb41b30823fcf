"""The index follows what is written, also while it is made anew."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone

from registry.outbox import note_change
from search import upkeep
from search.asking.query import FinderQuery
from search.engines.base import Record
from search.engines.choice import embedded
from search.engines.folders import WriterBusy
from search.finder import find
from search.models import Backlog
from search.upkeep import all_records, drain, lag, rebuild, rebuild_outdated
from tests.search.factories import make_service

pytestmark = pytest.mark.django_db


def found(words: str) -> int:
    return find(FinderQuery(words)).total


def test_change_made_during_a_rebuild_is_found_at_once_and_afterwards(
    build: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    service = make_service("Koduteenus")
    build()

    def slowly(on: date) -> Iterator[Record]:
        yield from list(all_records(on))
        service.name_et = "Häirenuputeenus"
        service.save()
        note_change("service", service.pk)
        assert [progress.taken for progress in drain()] == [1]
        assert found("häirenupp") == 1

    monkeypatch.setattr(upkeep, "all_records", slowly)
    rebuild()
    assert (found("häirenupp"), found("koduteenus")) == (1, 0)
    assert lag() == (0, None)


def test_change_that_nobody_took_in_before_a_rebuild_is_in_the_new_index(build: Callable[[], None]) -> None:
    build()
    note_change("service", make_service("Koduteenus").pk)
    rebuild()
    assert found("koduteenus") == 1
    assert lag()[0] == 0


def test_second_rebuild_at_once_is_refused(build: Callable[[], None]) -> None:
    build()
    with embedded().folders.rebuilding(), pytest.raises(WriterBusy):
        rebuild()


def test_what_was_taken_in_is_forgotten_after_a_day(build: Callable[[], None]) -> None:
    build()
    note_change("service", make_service("Koduteenus").pk)
    drain()
    drain()
    assert Backlog.objects.count() == 1
    Backlog.objects.update(taken_at=timezone.now() - timedelta(days=2))
    drain()
    assert not Backlog.objects.exists()


def test_index_that_is_missing_or_of_another_analysis_is_made_anew() -> None:
    make_service("Koduteenus")
    assert list(rebuild_outdated()) == ["embedded"]
    assert rebuild_outdated() == {}
    folders = embedded().folders
    folders.switch(folders.current().folder, "0-other")
    assert find(FinderQuery("koduteenus")).engine == "database"
    assert list(rebuild_outdated()) == ["embedded"]
    assert find(FinderQuery("koduteenus")).engine == "embedded"
