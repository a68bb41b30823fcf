"""What the public membership page of a region shows on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from agreements.counting.bars import Bar, bar
from agreements.counting.region_record import PartyOnDay, RegionRecord, records
from agreements.counting.rules import Figure, GpUnit, NoRuleSet, rule_set_on
from agreements.counting.timeline import TimelineSpan, timeline
from agreements.facts import facts_of
from agreements.models import Membership, Tervik
from agreements.quorum import QuorumState, state_on
from agreements.quorum_record import rule_sets
from registry.alphabet import alphabetical
from registry.geography.maps import Map
from registry.models import Organization, Region
from registry.public.area_maps import region_map


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the three conditions of T6, drawn; `share` is what must join of all, as "2/3", none for hospitals."""

    name: str
    figure: Figure
    bar: Bar | None
    decides: bool
    share: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party in the table: who it is, and since when a member."""

    party: PartyOnDay
    organization: Organization
    since: date | None


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which somebody joined or left, or the quorum was met or lost."""

    on: date
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    formed: str = ""
    met: bool = False
    lost: bool = False

    @property
    def is_milestone(self) -> bool:
        """Whether the legal state changed."""
        return self.met or self.lost or bool(self.formed)


@dataclass(frozen=True, slots=True)
class MembershipPage:
    """All that the page shows."""

    region: Region
    tervik: Tervik | None
    state: QuorumState
    conditions: tuple[Condition, ...]
    rows: tuple[PartyRow, ...]
    voluntary: tuple[Membership, ...]
    events: tuple[Event, ...]
    excluded: tuple[str, ...]
    """Hospitals that are no mandatory party (T3)."""
    map: Map


def membership_page(region: Region, on: date) -> MembershipPage:
    """The page's values. Raises NoRuleSet where no rule set is valid on the day."""
    rules_of_all_days = rule_sets()
    rules = rule_set_on(rules_of_all_days, on)
    if rules is None:
        raise NoRuleSet(on.isoformat())
    (record,) = records(facts_of([region]), [region.code])
    memberships = list(
        Membership.objects.filter(tervik__region=region, member_from__lte=on).select_related("party", "tervik")
    )
    parties = record.parties_on(on)
    state = state_on(record, on, rules, rules_of_all_days)
    terviks = list(Tervik.objects.filter(region=region).select_related("founder", "legal_person"))
    rows = party_rows(parties, record, on)
    return MembershipPage(
        region=region,
        tervik=terviks[0] if terviks else None,
        state=state,
        conditions=conditions(state),
        rows=rows,
        voluntary=voluntary(memberships, parties, on),
        events=events(memberships, terviks, timeline(record, rules_of_all_days, date.min, on), on),
        excluded=tuple(party.name for party in parties if party.excluded_hospital),
        map=members_map(rows),
    )


def conditions(state: QuorumState) -> tuple[Condition, ...]:
    """Hospitals, municipalities, and GP care in the unit that decides first."""
    rules = state.rule_set
    others = {f"gp_{unit.value}" for unit in GpUnit if unit is not rules.gp_unit}
    figures = (
        ("hospitals", state.hospitals, None),
        ("municipalities", state.municipalities, rules.municipalities_share),
        ("gp_lists", state.gp_lists, rules.gp_share),
        ("gp_providers", state.gp_providers, rules.gp_share),
    )
    return tuple(
        Condition(name, figure, bar(figure), name not in others, in_digits(share)) for name, figure, share in figures
    )


def in_digits(share: Fraction | None) -> str:
    """A share as it is written, such as "2/3"."""
    return f"{share.numerator}/{share.denominator}" if share else ""


def party_rows(parties: Iterable[PartyOnDay], record: RegionRecord, on: date) -> tuple[PartyRow, ...]:
    """Mandatory parties, and the excluded hospital where it is there, with the day of joining; members first."""
    shown = [party for party in parties if party.mandatory or party.excluded_hospital]
    known = Organization.objects.select_related("municipality")
    organizations = known.in_bulk([int(party.party) for party in shown])
    rows = [PartyRow(one, organizations[int(one.party)], member_since(record, one, on)) for one in shown]
    return tuple(sorted(rows, key=lambda row: (not row.party.member, alphabetical(row.party.name))))


def members_map(rows: Iterable[PartyRow]) -> Map:
    """The county's municipalities of the day, those that have joined told from the rest."""
    own = [(row.organization.municipality, row.party.member) for row in rows if row.party.municipality]
    known = [(place, member) for place, member in own if place is not None]
    states = {place.code: "in" if member else "out" for place, member in known}
    return region_map([place for place, _ in known], states)


def member_since(record: RegionRecord, party: PartyOnDay, on: date) -> date | None:
    """The first day of the membership that holds on the day."""
    number = on.toordinal()
    holding = [start for start, stop in record.members.get(party.party, []) if start <= number < stop]
    return date.fromordinal(holding[0]) if holding else None


def voluntary(memberships: Iterable[Membership], parties: Iterable[PartyOnDay], on: date) -> tuple[Membership, ...]:
    """Members on the day that are no mandatory party there (T4)."""
    counted = {int(party.party) for party in parties}
    return tuple(
        one for one in memberships if one.party_id not in counted and (one.member_to is None or one.member_to >= on)
    )


def events(
    memberships: Iterable[Membership], terviks: Iterable[Tervik], spans: list[TimelineSpan], on: date
) -> tuple[Event, ...]:
    """What happened up to the day, by day."""
    joined: dict[date, list[str]] = defaultdict(list)
    left: dict[date, list[str]] = defaultdict(list)
    for one in memberships:
        joined[one.member_from].append(one.party.name)
        if one.member_to and one.member_to < on:
            left[one.member_to + timedelta(days=1)].append(one.party.name)
    formed = {one.formed_on: one.name for one in terviks if one.formed_on and one.formed_on <= on}
    turns = quorum_turns(spans)
    days = sorted({*joined, *left, *formed, *turns})
    return tuple(
        Event(
            on=day,
            joined=tuple(sorted(joined.get(day, []))),
            left=tuple(sorted(left.get(day, []))),
            formed=formed.get(day, ""),
            met=turns.get(day) is True,
            lost=turns.get(day) is False,
        )
        for day in days
    )


def quorum_turns(spans: list[TimelineSpan]) -> dict[date, bool]:
    """The days on which the quorum was met or lost."""
    turns: dict[date, bool] = {}
    met = False
    for span in spans:
        if span.met != met:
            met = span.met
            turns[span.first_day] = met
    return turns
