"""Who takes over a membership when municipalities merge (T7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from agreements.counting.facts import MembershipEntry, Merger, PartyId
from agreements.counting.spans import END, Spans, covers, span, union

MemberDays: TypeAlias = dict[PartyId, Spans]


def own_days(memberships: Iterable[MembershipEntry]) -> MemberDays:
    """The days of each party's own memberships; `memberships` are of one region."""
    rows: dict[PartyId, Spans] = defaultdict(list)
    for entry in memberships:
        rows[entry.party].append(span(entry.member_from, entry.member_to))
    return {party: union(spans) for party, spans in rows.items()}


def with_successors(own: MemberDays, mergers: Iterable[Merger]) -> MemberDays:
    """The days of membership with those that successors took over (T7).

    A successor is a member from the merger on if any predecessor was one the day before, until its own first
    membership begins; the last day that a predecessor had announced for later holds for it too.
    """
    days = dict(own)
    for merger in sorted(mergers, key=lambda merger: merger.on):
        _take_over(days, own.get(merger.successor, []), merger)
    return days


def _take_over(days: MemberDays, own: Spans, merger: Merger) -> None:
    first = merger.on.toordinal()
    stop = _last_of_predecessors(days, merger, first)
    if stop is None or covers(own, first):
        return
    next_own = min((start for start, _ in own if start > first), default=END)
    days[merger.successor] = union([*days.get(merger.successor, []), (first, min(stop, next_own))])


def _last_of_predecessors(days: MemberDays, merger: Merger, first: int) -> int | None:
    """Where the inherited membership stops; a predecessor's that stopped with the merger goes on for good."""
    stops = [
        END if stop == first else stop
        for party in merger.predecessors
        for start, stop in days.get(party, [])
        if start < first <= stop
    ]
    return max(stops, default=None)
