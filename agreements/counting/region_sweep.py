"""A region's counts over all days in one pass: ten years cost no more than their days of change (T7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from agreements.counting.facts import PartyId
from agreements.counting.region_record import RegionRecord
from agreements.counting.rules import Counts, Share
from agreements.counting.spans import Spans, intersection, union

Row: TypeAlias = tuple[int, ...]
"""Who is there and how many of them are members, for each share of Counts in its order."""

NOTHING: Row = (0,) * 10


def sweep(record: RegionRecord) -> list[tuple[int, Row]]:
    """The counts from each day number on which something changes; nothing is there before the first."""
    running = list(NOTHING)
    steps = []
    for day, changes in groupby(sorted(_changes(record)), key=itemgetter(0)):
        for _, column, change in changes:
            running[column] += change
        steps.append((day, tuple(running)))
    return steps


def counts_of(row: Row) -> Counts:
    """The row's counts by name."""
    return Counts(*(Share(joined, total) for total, joined in zip(row[::2], row[1::2], strict=True)))


def someone_joined(row: Row) -> bool:
    """Whether each of the three groups has a member, without which there is no quorum (T6): cheap to ask."""
    _, hospitals, _, excluded, _, municipalities, _, lists, _, _ = row
    return bool((hospitals or excluded) and municipalities and lists)


def _changes(record: RegionRecord) -> Iterator[tuple[int, int, int]]:
    for column, spans in _columns(record):
        for start, stop in spans:
            yield start, column, 1
            yield stop, column, -1


def _columns(record: RegionRecord) -> Iterator[tuple[int, Spans]]:
    """Days by place in the row."""
    serving: dict[PartyId, Spans] = defaultdict(list)
    for providers in record.lists.values():
        for party, spans in providers.items():
            serving[party] += spans
            yield 6, spans
            yield 7, intersection(spans, record.members.get(party, []))
    for column, days in (
        (0, record.hospitals),
        (2, record.excluded),
        (4, record.municipalities),
        (8, serving),
    ):
        for party, spans in days.items():
            present = union(spans)
            yield column, present
            yield column + 1, intersection(present, record.members.get(party, []))
