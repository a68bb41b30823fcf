"""One address may ask so often and no oftener, whichever process answers; nothing of it is kept."""

from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from search import throttle
from search.throttle import SECONDS, Asked

FINDER = "/et/find/"


def test_counts_begin_anew_after_ten_seconds_and_every_address_has_its_own(tmp_path: Path) -> None:
    now = [1000.0]
    asked = Asked(tmp_path / "asked", lambda: now[0])
    assert [asked.once_more("192.0.2.1") for _ in range(3)] == [1, 2, 3]
    assert asked.once_more("192.0.2.2") == 1
    now[0] += SECONDS
    assert asked.once_more("192.0.2.1") == 1


def ask_often(file: Path, told: Queue) -> None:
    asked = Asked(file, lambda: 1000.0)
    told.put([asked.once_more("192.0.2.1") for _ in range(100)][-1])


def test_processes_count_together(tmp_path: Path) -> None:
    """What another process counted is known here; the file tells no address."""
    processes = get_context("fork")
    told = processes.Queue()
    asking = [processes.Process(target=ask_often, args=(tmp_path / "asked", told)) for _ in range(2)]
    for process in asking:
        process.start()
    counted = [told.get(timeout=60) for _ in asking]
    for process in asking:
        process.join()
    assert max(counted) == 200
    assert b"192.0.2.1" not in (tmp_path / "asked").read_bytes()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"),
    [("et", "Oodake kümme sekundit"), ("ru", "Подождите десять секунд"), ("en", "Please wait ten seconds")],
)
def test_who_asks_too_often_is_told_to_wait(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str, said: str
) -> None:
    settings.SEARCHES_PER_MINUTE = 6
    asked = Asked(tmp_path / "asked", lambda: 1000.0)
    monkeypatch.setattr(throttle, "_asked", lambda folder: asked)
    page = f"/{language}/find/"
    assert client.get(page, {"q": "hooldekodu"}).status_code == 200
    refused = client.get(page, {"q": "hooldekodu"})
    assert refused.status_code == 429
    assert refused["Retry-After"] == str(SECONDS)
    assert said in refused.content.decode()
    assert client.get(f"{page}suggestions.json", {"q": "hool"}).status_code == 429
    assert client.get(page, {"q": "hooldekodu"}, REMOTE_ADDR="192.0.2.9").status_code == 200


@pytest.mark.django_db
def test_no_limit_where_none_is_set(client: Client, settings: Settings) -> None:
    settings.SEARCHES_PER_MINUTE = 0
    assert {client.get(FINDER).status_code for _ in range(3)} == {200}
