"""The record is append-only, and says so when it was not."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from agreements.models import Event, Membership, QuorumReading, QuorumRuleSet
from agreements.models.append_only import AppendOnly, AppendOnlyError
from agreements.record.chain import BEGINNING, Entry, breaks
from agreements.record.log import note
from agreements.record.rows import fields_of, row_hash
from agreements.services.memberships import correct_membership
from registry.models import Region
from tests.agreements.factories import formed_tervik, join, municipality, told
from tests.factories import staff_of

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
@pytest.mark.parametrize("trigger", ["append_only", "never_emptied"])
def test_every_append_only_table_has_its_triggers(trigger):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s AND tgenabled = 'O'", [trigger]
        )
        guarded = {table for (table,) in cursor.fetchall()}
    assert {model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnly)} <= guarded


@on_postgresql
@pytest.mark.parametrize("table", ["agreements_event", "agreements_signedcontainer", "councils_decision"])
def test_no_append_only_table_can_be_emptied(table):
    """A3: of TRUNCATE the triggers on rows hear nothing."""
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        by_hand(f"TRUNCATE {table} CASCADE")


@on_postgresql
@pytest.mark.parametrize("statement", ["UPDATE agreements_event SET kind = 'x'", "DELETE FROM agreements_event"])
def test_the_database_refuses_it_too(events, statement):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        by_hand(statement)


def test_a_whole_record_is_told_whole(events):
    out = StringIO()
    call_command("verify_record", stdout=out)
    assert f"The record is whole: {Event.objects.count()} events" in out.getvalue()


@pytest.mark.skipif(connection.vendor == "postgresql", reason="the trigger refuses it before: see the test above")
def test_a_changed_event_and_a_missing_one_are_found(events):
    first, second, _ = (one.sequence for one in events)
    by_hand(f"UPDATE agreements_event SET payload = '{{}}' WHERE sequence = {first}")
    assert f"event {first} was changed" in verify()
    by_hand(f"DELETE FROM agreements_event WHERE sequence = {second}")
    assert f"event {second} is missing" in verify()


def test_a_log_that_was_cut_short_is_found_by_what_was_written_down(events):
    """The chain alone cannot tell that its end is missing."""
    last = events[2].sequence
    call_command("verify_record", known=(last, events[2].hash), stdout=StringIO())
    call_command("verify_record", "--known", f"{last}:{events[2].hash}", stdout=StringIO())
    for number, digest in ((last + 1, events[2].hash), (last, events[1].hash)):
        out = StringIO()
        with pytest.raises(CommandError):
            call_command("verify_record", known=(number, digest), stdout=out)
        assert f"event {number} is not the one that was written down" in out.getvalue()
    with pytest.raises(CommandError, match="NUMBER:HASH"):
        call_command("verify_record", "--known", "3")


@pytest.fixture
def reading() -> QuorumReading:
    """A row that is never changed, and that the log tells of."""
    reading = QuorumReading.objects.create(
        region=Region.objects.first(),
        on=date(2026, 3, 1),
        read_at=datetime(2026, 3, 1, 8, 30, tzinfo=UTC),
        rule_set=QuorumRuleSet.objects.first(),
        met=False,
        figures={"municipalities": {"joined": 1, "total": 4}},
    )
    note("quorum_read", reading)
    return reading


def test_every_column_of_a_row_that_is_never_changed_is_proved(reading):
    """Not only files: also what was counted, decided or found by the verifier (A3)."""
    call_command("verify_record", stdout=StringIO())
    fields = fields_of(QuorumReading)
    whole = row_hash(QuorumReading.objects.get(), fields)
    assert {"figures", "met", "read_at", "region_id"} <= set(fields)
    for field in fields:
        changed = QuorumReading.objects.get()
        setattr(changed, field, "other")
        assert row_hash(changed, fields) != whole, field


@pytest.mark.skipif(connection.vendor == "postgresql", reason="the trigger refuses it before")
@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("UPDATE agreements_quorumreading SET met = 1", "was changed"),
        ("UPDATE agreements_quorumreading SET figures = '{}'", "was changed"),
        ("DELETE FROM agreements_quorumreading", "is missing"),
    ],
)
def test_a_row_that_was_changed_or_taken_away_is_found(reading, statement, line):
    by_hand(statement)
    event = Event.objects.get(kind="quorum_read")
    assert f"quorumreading:{reading.pk} of event {event.sequence} {line}" in verify()


@pytest.fixture
def membership() -> Membership:
    """Rapla vald's, as staff corrected it last."""
    one = join(municipality("0668"), formed_tervik(), date(2026, 3, 1))
    staff = staff_of(one.tervik.region)
    told()
    correct_membership(staff, one, date(2026, 2, 1), None, "leping leiti üles")
    return correct_membership(staff, one, date(2026, 1, 15), date(2026, 6, 30), "veel kord")


def last_told(membership: Membership) -> int:
    return Event.objects.filter(subject=f"membership:{membership.pk}").last().sequence


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE agreements_membership SET member_from = '2026-02-01' WHERE id = {key}",
        "UPDATE agreements_membership SET member_to = NULL WHERE id = {key}",
        "UPDATE agreements_membership SET basis = 'muu' WHERE id = {key}",
        "UPDATE agreements_membership SET party_id = (SELECT party_id FROM agreements_membership WHERE id <> {key})"
        " WHERE id = {key}",
    ],
)
def test_a_membership_that_was_changed_round_the_portal_is_found(membership, change):
    """A3, T7: the days on which the law's quorum rests are proved against the last event that wrote them."""
    call_command("verify_record", stdout=StringIO())
    by_hand(change.format(key=membership.pk))
    assert f"membership:{membership.pk} was changed since event {last_told(membership)}" in verify()


def test_a_membership_that_was_taken_away_is_found(membership):
    last = last_told(membership)
    by_hand(f"DELETE FROM agreements_membership WHERE id = {membership.pk}")
    assert f"membership:{membership.pk} of event {last} is missing" in verify()


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
