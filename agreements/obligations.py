"""Who is obliged to join a region's TERVIK, since when, and when that rests (T7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from agreements.counting.facts import PartyId
from agreements.counting.region_record import RegionRecord
from agreements.counting.rules import RuleSet
from agreements.counting.spans import BEGINNING, Span, Spans, covers, difference, intersection, span, union
from agreements.counting.timeline import timeline


class EndedBy(StrEnum):
    """Why an obligation is over."""

    JOINED = "joined"
    NO_LONGER_MANDATORY = "no_longer_mandatory"


@dataclass(frozen=True, slots=True)
class Resting:
    """Days on which an obligation rests because the quorum is lost; `last_day` None: it still does."""

    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Obligation:
    """A party's duty to join, from the day it arose; `last_day` and `ended_by` None: it is open."""

    party: PartyId
    name: str
    arose_on: date
    last_day: date | None
    ended_by: EndedBy | None
    resting: tuple[Resting, ...]

    def rests_on(self, day: date) -> bool:
        """Whether the obligation rests on the day."""
        return any(rest.first_day <= day <= (rest.last_day or date.max) for rest in self.resting)


def obligations(record: RegionRecord, rule_sets: Iterable[RuleSet], on: date) -> list[Obligation]:
    """Every obligation that arose up to `on`, as known on that day (T7), by the day it arose and by name.

    It arises on the first day when the quorum is met under a rule set in force and the party is mandatory and
    no member; it rests while the quorum is lost or no rule set is in force; it ends when the party joins or
    is no longer mandatory. Who leaves while the quorum is met is obliged again from the first day outside.
    """
    met = _met_in_force(record, tuple(rule_sets), on)
    until = on.toordinal() + 1
    found = [
        _obligation(record, party, outside, met, until)
        for party, mandatory in _mandatory(record).items()
        for outside in difference(mandatory, record.members.get(party, []))
        if intersection([outside], met)
    ]
    return sorted(found, key=lambda obligation: (obligation.arose_on, obligation.name, str(obligation.party)))


def due_on(obligation: Obligation, days: int) -> date | None:
    """The last day to join: `days` after it arose, days of resting not counted; None while it rests."""
    due = obligation.arose_on + timedelta(days=days)
    for rest in obligation.resting:
        if rest.first_day > due:
            break
        if rest.last_day is None:
            return None
        due += rest.last_day - rest.first_day + timedelta(days=1)
    return due


def overdue_on(obligation: Obligation, days: int, on: date) -> bool:
    """Whether the last day to join has passed and the party is still obliged on the day."""
    due = due_on(obligation, days)
    open_on = obligation.arose_on <= on <= (obligation.last_day or date.max)
    return due is not None and open_on and on > due and not obligation.rests_on(on)


def _met_in_force(record: RegionRecord, rule_sets: tuple[RuleSet, ...], on: date) -> Spans:
    told = timeline(record, rule_sets, date.fromordinal(BEGINNING), on)
    return union(span(part.first_day, part.last_day) for part in told if part.met and part.rule_set.in_force)


def _mandatory(record: RegionRecord) -> dict[PartyId, Spans]:
    served = [(party, spans) for days in record.lists.values() for party, spans in days.items()]
    mandatory: dict[PartyId, Spans] = {}
    for party, spans in (*record.municipalities.items(), *record.hospitals.items(), *served):
        mandatory[party] = union([*mandatory.get(party, []), *spans])
    return mandatory


def _obligation(record: RegionRecord, party: PartyId, outside: Span, met: Spans, until: int) -> Obligation:
    (arose, _), *_ = intersection([outside], met)
    stop = outside[1]
    ended = stop < until
    joined = covers(record.members.get(party, []), stop)
    return Obligation(
        party=party,
        name=record.names[party],
        arose_on=date.fromordinal(arose),
        last_day=date.fromordinal(stop - 1) if ended else None,
        ended_by=(EndedBy.JOINED if joined else EndedBy.NO_LONGER_MANDATORY) if ended else None,
        resting=tuple(_resting((arose, min(stop, until)), met, until)),
    )


def _resting(obliged: Span, met: Spans, until: int) -> Iterator[Resting]:
    for first, end in difference([obliged], met):
        yield Resting(date.fromordinal(first), None if end == until else date.fromordinal(end - 1))
