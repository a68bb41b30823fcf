"""One region's record, made ready for counting: who is a mandatory party when (T3), and who a member when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from agreements.counting.facts import (
    Facts,
    HospitalEntry,
    ListEntry,
    ListId,
    MembershipEntry,
    MunicipalityEntry,
    PartyId,
    PartyKind,
)
from agreements.counting.rules import Counts, Share
from agreements.counting.spans import Spans, covers, difference, span, union
from agreements.counting.succession import MemberDays, own_days, with_successors

Entry = TypeVar("Entry", MunicipalityEntry, HospitalEntry, ListEntry, MembershipEntry)


@dataclass(frozen=True, slots=True)
class PartyOnDay:
    """A party of the region on a day: its roles, the lists it serves there, whether it is a member.

    It is never `hospital` and `excluded_hospital` at once.
    """

    party: PartyId
    name: str
    municipality: bool
    hospital: bool
    excluded_hospital: bool
    lists: int
    member: bool
    to_be_confirmed: bool

    @property
    def mandatory(self) -> bool:
        """T3: municipalities, providers of lists, hospitals of the plan but the excluded one."""
        return bool(self.kinds)

    @property
    def kinds(self) -> tuple[PartyKind, ...]:
        """Why it is mandatory (T3); nothing where it is not."""
        roles = (
            (PartyKind.MUNICIPALITY, self.municipality),
            (PartyKind.HOSPITAL, self.hospital),
            (PartyKind.GP_PROVIDER, self.lists > 0),
        )
        return tuple(kind for kind, has_it in roles if has_it)


@dataclass(frozen=True, slots=True)
class RegionRecord:
    """The days of each role, list and membership in one region. `own`: without what was taken over."""

    region: str
    municipalities: dict[PartyId, Spans]
    hospitals: dict[PartyId, Spans]
    excluded: dict[PartyId, Spans]
    lists: dict[ListId, dict[PartyId, Spans]]
    members: MemberDays
    own: MemberDays
    names: dict[PartyId, str]

    def parties_on(self, day: date) -> tuple[PartyOnDay, ...]:
        """Every party that is counted in the region on the day, by name."""
        number = day.toordinal()
        lists = self._lists_on(number)
        municipalities = _in_force(self.municipalities, number)
        hospitals = _in_force(self.hospitals, number)
        excluded = _in_force(self.excluded, number)
        parties = (
            PartyOnDay(
                party=party,
                name=self.names[party],
                municipality=party in municipalities,
                hospital=party in hospitals,
                excluded_hospital=party in excluded,
                lists=lists.get(party, 0),
                member=(member := covers(self.members.get(party, []), number)),
                to_be_confirmed=member and not covers(self.own.get(party, []), number),
            )
            for party in municipalities | hospitals | excluded | lists.keys()
        )
        return tuple(sorted(parties, key=lambda party: (party.name, str(party.party))))

    def _lists_on(self, day: int) -> dict[PartyId, int]:
        served: dict[PartyId, int] = defaultdict(int)
        for providers in self.lists.values():
            for party, spans in providers.items():
                if covers(spans, day):
                    served[party] += 1
        return served


def _in_force(days: dict[PartyId, Spans], day: int) -> set[PartyId]:
    return {party for party, spans in days.items() if covers(spans, day)}


def count(parties: Iterable[PartyOnDay]) -> Counts:
    """What the parties of a day come to; a hospital that serves lists counts in both shares (T3)."""
    everyone = tuple(parties)
    providers = [party for party in everyone if party.lists]
    lists = Share(sum(p.lists for p in providers if p.member), sum(p.lists for p in providers))
    return Counts(
        hospitals=_share([p for p in everyone if p.hospital]),
        excluded=_share([p for p in everyone if p.excluded_hospital]),
        municipalities=_share([p for p in everyone if p.municipality]),
        gp_lists=lists,
        gp_providers=_share(providers),
    )


def _share(parties: list[PartyOnDay]) -> Share:
    return Share(sum(party.member for party in parties), len(parties))


def records(facts: Facts, regions: Iterable[str]) -> list[RegionRecord]:
    """The record of each region, in the order asked for."""
    municipalities, hospitals = _by_region(facts.municipalities), _by_region(facts.hospitals)
    lists, memberships = _by_region(facts.lists), _by_region(facts.memberships)
    return [
        _record(
            region,
            Facts(municipalities[region], hospitals[region], lists[region], memberships[region], facts.mergers),
        )
        for region in regions
    ]


def _by_region(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    groups: dict[str, tuple[Entry, ...]] = defaultdict(tuple)
    ordered = sorted(entries, key=attrgetter("region"))
    groups.update((region, tuple(group)) for region, group in groupby(ordered, key=attrgetter("region")))
    return groups


def _record(region: str, facts: Facts) -> RegionRecord:
    own = own_days(facts.memberships)
    counting = _days(entry for entry in facts.hospitals if not entry.excluded)
    excluded = _days(entry for entry in facts.hospitals if entry.excluded)
    parties: tuple[ListEntry | HospitalEntry | MunicipalityEntry, ...] = (
        *facts.lists,
        *facts.hospitals,
        *facts.municipalities,
    )
    return RegionRecord(
        region=region,
        municipalities=_days(facts.municipalities),
        hospitals=counting,
        excluded={party: difference(spans, counting.get(party, [])) for party, spans in excluded.items()},
        lists=_list_days(facts.lists),
        members=with_successors(own, facts.mergers),
        own=own,
        names={entry.party: entry.name for entry in parties},
    )


def _days(entries: Iterable[MunicipalityEntry | HospitalEntry | ListEntry]) -> dict[PartyId, Spans]:
    rows: dict[PartyId, Spans] = defaultdict(list)
    for entry in entries:
        rows[entry.party].append(span(entry.valid_from, entry.valid_to))
    return {party: union(spans) for party, spans in rows.items()}


def _list_days(entries: Iterable[ListEntry]) -> dict[ListId, dict[PartyId, Spans]]:
    by_list: dict[ListId, list[ListEntry]] = defaultdict(list)
    for entry in entries:
        by_list[entry.list_id].append(entry)
    return {list_id: _one_provider_a_day(_days(rows)) for list_id, rows in by_list.items()}


def _one_provider_a_day(days: dict[PartyId, Spans]) -> dict[PartyId, Spans]:
    """A list counts once (T6): where entries overlap, the provider that began last has it."""
    if len(days) == 1:
        return days
    latest_first = sorted(
        ((start, str(party), stop, party) for party, spans in days.items() for start, stop in spans),
        reverse=True,
    )
    taken: Spans = []
    served: dict[PartyId, Spans] = defaultdict(list)
    for start, _, stop, party in latest_first:
        served[party] += difference([(start, stop)], taken)
        taken = union([*taken, (start, stop)])
    return {party: union(spans) for party, spans in served.items()}
