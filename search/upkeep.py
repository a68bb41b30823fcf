"""Keeping the index a true copy: changes are spread to each engine's backlog, then taken in.

Killed at any moment nothing is lost: a change leaves the registry's outbox in the transaction that puts it into
the backlogs, and is marked as taken only after the engine has committed it. Taking in twice does no harm.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from registry.models import SearchChange
from search.engines.base import Engine, EngineUnavailable, Index, IndexOutdated, Record
from search.engines.choice import by_name, configured, embedded
from search.models import Backlog
from search.records import KINDS
from search.records.kinds import key_of

CHUNK = 500
DAYS_LOOKED_BACK = 7
KEPT = timedelta(days=1)  # longer than any rebuild takes
CLOCKS_DIFFER = timedelta(minutes=1)
PATIENCE_SECONDS = 120.0

Row = TypeVar("Row")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """What one engine took in, and why it stopped, if it did."""

    engine: str
    taken: int
    trouble: str = ""


def note_turning(on: date, days: int = DAYS_LOOKED_BACK) -> int:
    """Note what began or ended by date alone, which no write tells: for today and some days before."""
    changes = [
        SearchChange(kind=kind.name, object_id=object_id)
        for kind in KINDS.values()
        if kind.turning
        for back in range(days)
        for object_id in kind.turning(on - timedelta(days=back))
    ]
    SearchChange.objects.bulk_create(changes, batch_size=CHUNK)
    return len(changes)


def spread(engines: Sequence[Engine]) -> int:
    """Move changes from the registry's outbox into the backlog of every engine; how many changes."""
    with transaction.atomic():
        changes = list(SearchChange.objects.select_for_update(skip_locked=True, of=("self",))[:CHUNK])
        Backlog.objects.bulk_create(
            Backlog(engine=engine.name, kind=change.kind, object_id=change.object_id, noted_at=change.noted_at)
            for engine in engines
            for change in changes
        )
        SearchChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
    return len(changes)


def drain(on: date | None = None) -> list[Progress]:
    """Bring every engine up to date; one that is away keeps its backlog."""
    engines = configured()
    with embedded().folders.working():
        while spread(engines):
            pass
        Backlog.objects.filter(taken_at__lt=timezone.now() - KEPT).delete()
        return [_catch_up(engine, on or timezone.localdate()) for engine in engines]


def _catch_up(engine: Engine, on: date) -> Progress:
    taken = 0
    try:
        while rows := list(Backlog.objects.waiting(engine.name)[:CHUNK]):
            take_in(engine, [(row.kind, row.object_id) for row in rows], on)
            Backlog.objects.filter(pk__in=[row.pk for row in rows]).update(taken_at=timezone.now())
            taken += len(rows)
    except EngineUnavailable as error:
        logger.warning("search engine %s keeps its backlog: %s", engine.name, error)
        return Progress(engine.name, taken, str(error))
    return Progress(engine.name, taken)


def take_in(index: Index, changes: Iterable[tuple[str, int]], on: date) -> None:
    """Put what the changes touch into the index, and take out what may no longer be found."""
    by_change: dict[str, set[int]] = defaultdict(set)
    for change, object_id in changes:
        by_change[change].add(object_id)
    put: list[Record] = []
    gone: list[str] = []
    for kind in KINDS.values():
        ids = sorted({row for change, by in kind.affected_by.items() for row in by(sorted(by_change.get(change, ())))})
        found = [record for chunk in chunks(ids) for record in kind.load(chunk, on)]
        put += found
        there = {record.key for record in found}
        gone += [key for row in ids if (key := key_of(kind.name, row)) not in there]
    if put:
        index.put(put)
    if gone:
        index.delete(gone)


def rebuild(engine_name: str = "", on: date | None = None) -> dict[str, int]:
    """Make the index of one engine, or of all, anew beside the old one; the number of records."""
    engines = [by_name(engine_name)] if engine_name else configured()
    with embedded().folders.rebuilding():
        return {engine.name: _rebuild(engine, on or timezone.localdate()) for engine in engines}


def rebuild_outdated() -> dict[str, int]:
    """Make anew what is missing or made by another analysis, as after an update; the number of records by engine."""
    made: dict[str, int] = {}
    for engine in configured():
        try:
            engine.size()
        except IndexOutdated:
            made |= rebuild(engine.name)
        except EngineUnavailable as error:
            logger.warning("search engine %s is away: %s", engine.name, error)
    return made


def _rebuild(engine: Engine, on: date) -> int:
    """Changes go on being taken into the old index; the new one takes them in before it is put in use."""
    began = timezone.now() - CLOCKS_DIFFER
    draft = engine.draft()
    count = draft.fill(all_records(on))
    with embedded().folders.working(PATIENCE_SECONDS):
        while spread(configured()):
            pass
        meanwhile = list(Backlog.objects.since(engine.name, began).values_list("pk", "kind", "object_id"))
        for rows in chunks(meanwhile):
            take_in(draft, [(kind, object_id) for _, kind, object_id in rows], on)
        draft.use()
        for rows in chunks(meanwhile):
            Backlog.objects.filter(pk__in=[pk for pk, *_ in rows]).update(taken_at=timezone.now())
    return count


def all_records(on: date) -> Iterator[Record]:
    """Everything that may be found on the day."""
    for kind in KINDS.values():
        for chunk in chunks(kind.all_ids()):
            yield from kind.load(chunk, on)


def lag() -> tuple[int, datetime | None]:
    """How many changes wait, in the outbox or in a backlog, and since when the oldest one does."""
    unread, backlog = SearchChange.objects.all(), Backlog.objects.waiting(*(engine.name for engine in configured()))
    oldest = [first.noted_at for rows in (unread, backlog) if (first := rows.order_by("noted_at").first())]
    return unread.count() + backlog.count(), min(oldest, default=None)


def chunks(rows: Iterable[Row], size: int = CHUNK) -> Iterator[list[Row]]:
    """Rows or primary keys in portions."""
    iterator = iter(rows)
    while portion := list(islice(iterator, size)):
        yield portion
