"""The record is append-only, and says so when it was not."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from agreements.models import Event
from agreements.models.append_only import AppendOnlyError
from agreements.record.chain import BEGINNING, Entry, breaks
from agreements.record.log import note
from registry.models import Region

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL is missing: its triggers")


@pytest.fixture
def events() -> list[Event]:
    region = Region.objects.first()
    return [note("proof", region, None, {"number": number, "täht": "õ"}) for number in range(3)]


def verify() -> str:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_record", stdout=out)
    return out.getvalue()


def by_hand(statement: str) -> None:
    """Somebody who goes round the portal, on a database without triggers."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_model_refuses_change_and_deletion(events):
    one = events[0]
    one.kind = "other"
    for attempt in (
        one.save,
        one.delete,
        lambda: Event.objects.update(kind="other"),
        lambda: Event.objects.all().delete(),
        lambda: Event.objects.bulk_update([one], ["kind"]),
        lambda: Event._base_manager.all().delete(),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()
    assert Event.objects.get(pk=one.pk).kind == "proof"


@on_postgresql
@pytest.mark.parametrize("statement", ["UPDATE agreements_event SET kind = 'x'", "DELETE FROM agreements_event"])
def test_the_database_refuses_it_too(events, statement):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        by_hand(statement)


def test_a_whole_record_is_told_whole(events):
    out = StringIO()
    call_command("verify_record", stdout=out)
    assert "The record is whole: 3 events" in out.getvalue()


@pytest.mark.skipif(connection.vendor == "postgresql", reason="the trigger refuses it before: see the test above")
def test_a_changed_event_and_a_missing_one_are_found(events):
    by_hand("UPDATE agreements_event SET payload = '{}' WHERE sequence = 1")
    assert "event 1 was changed" in verify()
    by_hand("DELETE FROM agreements_event WHERE sequence = 2")
    assert "event 2 is missing" in verify()


def test_an_event_is_written_only_in_a_transaction(monkeypatch):
    monkeypatch.setattr(connection, "in_atomic_block", False)
    with pytest.raises(RuntimeError):
        note("proof", Region())


def entry(**changes: object) -> Entry:
    values = {
        "sequence": 1,
        "at": datetime(2026, 1, 1, tzinfo=UTC),
        "kind": "k",
        "subject": "s:1",
        "actor": None,
        "payload": {},
        "previous_hash": BEGINNING,
    }
    return Entry(**{**values, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"sequence": 2},
        {"at": datetime(2026, 1, 2, tzinfo=UTC)},
        {"kind": "x"},
        {"subject": "s:2"},
        {"actor": 1},
        {"payload": {"a": 1}},
        {"previous_hash": "1" * 64},
    ],
)
def test_the_hash_covers_every_field(changes):
    assert entry(**changes).hash() != entry().hash()


def test_an_entry_that_was_changed_together_with_its_hash_breaks_the_next():
    first = entry(kind="forged")
    second = entry(sequence=2, previous_hash=entry().hash())
    found = list(breaks([(first, first.hash()), (second, second.hash())]))
    assert found == ["event 2 does not follow the one before it"]
