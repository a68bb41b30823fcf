"""Is a council lawfully composed on a day (C5, C6)? Seats follow from the region, mandates fill them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from agreements.counting.facts import PartyId


class SeatKind(StrEnum):
    """Whose seat it is (C5), or that the council added it (C6)."""

    MINISTRY = "ministry"
    TERVIK = "tervik"
    SOCIAL_INSURANCE_BOARD = "social_insurance_board"
    HEALTH_INSURANCE_FUND = "health_insurance_fund"
    MUNICIPALITY = "municipality"
    ADDITIONAL = "additional"


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat; `holder` tells municipalities and additional bodies apart, and is None for the others."""

    kind: SeatKind
    holder: PartyId | None = None

    @property
    def required(self) -> bool:
        """Whether the law asks for it (C5)."""
        return self.kind is not SeatKind.ADDITIONAL


_OF_THE_STATE = (SeatKind.MINISTRY, SeatKind.SOCIAL_INSURANCE_BOARD, SeatKind.HEALTH_INSURANCE_FUND)


def required_seats(municipalities: Iterable[PartyId], *, tervik_seat: bool) -> tuple[Seat, ...]:
    """The seats that the law asks for (C5) with the region's municipalities of the day.

    `tervik_seat`: whether the TERVIK's is asked for; our reading of C3 does not while the region has none.
    """
    of_state = [Seat(kind) for kind in _OF_THE_STATE]
    of_tervik = [Seat(SeatKind.TERVIK)] if tervik_seat else []
    return (*of_state, *of_tervik, *(Seat(SeatKind.MUNICIPALITY, party) for party in municipalities))


@dataclass(frozen=True, slots=True)
class Mandate:
    """A person's right to a seat, `valid_to` its last day (None: without end); a deputy may stand in."""

    person: int
    seat: Seat
    valid_from: date
    valid_to: date | None = None
    deputy: int | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the mandate holds on the day; on its last day it still does."""
        return self.valid_from <= day <= (self.valid_to or date.max)


class CompositionProblem(StrEnum):
    """What is to be seen to."""

    MISSING = "missing"
    """A required seat that nobody ever filled."""
    EXPIRED = "expired"
    """The last mandate of a seat has ended and none followed."""
    DOUBLE = "double"
    """More than one mandate for a seat."""
    SAME_PERSON = "same_person"
    """One person in more than one seat; one person fills one seat (C3)."""
    WITHOUT_SEAT = "without_seat"
    """A mandate of a body that has no seat any more: a merged municipality, an ended TERVIK."""
    ABOUT_TO_EXPIRE = "about_to_expire"


_UNLAWFUL = frozenset(
    {
        CompositionProblem.MISSING,
        CompositionProblem.EXPIRED,
        CompositionProblem.DOUBLE,
        CompositionProblem.SAME_PERSON,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of a seat; `day` is the last day of the mandate that ended or is about to."""

    problem: CompositionProblem
    seat: Seat
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """Who sits on the council on a day, and what stands against it."""

    on: date
    required: tuple[Seat, ...]
    mandates: tuple[Mandate, ...]
    findings: tuple[Finding, ...]

    @property
    def lawful(self) -> bool:
        """Whether every required seat is filled, once, by a person of its own (C5)."""
        return not any(f.seat.required and f.problem in _UNLAWFUL for f in self.findings)

    def holders(self, seat: Seat) -> tuple[Mandate, ...]:
        """The mandates that hold for the seat."""
        return tuple(mandate for mandate in self.mandates if mandate.seat == seat)


def composition_on(day: date, required: Iterable[Seat], mandates: Iterable[Mandate], *, soon: timedelta) -> Composition:
    """The council of a day. `required`: that day's seats by law; `soon`: how long before its end a mandate is told."""
    seats, everyone = tuple(required), tuple(mandates)
    entitled = tuple(m for m in everyone if m.valid_on(day) and (m.seat in seats or not m.seat.required))
    found = (
        *(_empty(seat, everyone, day) for seat in seats if not any(m.seat == seat for m in entitled)),
        *_double(entitled),
        *_same_person(entitled),
        *(
            Finding(CompositionProblem.WITHOUT_SEAT, m.seat, m.valid_to)
            for m in everyone
            if m.valid_on(day) and m not in entitled
        ),
        *_about_to_expire(entitled, everyone, day + soon),
    )
    return Composition(day, seats, entitled, found)


def _empty(seat: Seat, mandates: Iterable[Mandate], day: date) -> Finding:
    ended = [m.valid_to for m in mandates if m.seat == seat and m.valid_to and m.valid_to < day]
    if ended:
        return Finding(CompositionProblem.EXPIRED, seat, max(ended))
    return Finding(CompositionProblem.MISSING, seat)


def _double(mandates: Iterable[Mandate]) -> Iterator[Finding]:
    holders: dict[Seat, int] = defaultdict(int)
    for mandate in mandates:
        holders[mandate.seat] += 1
    return (Finding(CompositionProblem.DOUBLE, seat) for seat, number in holders.items() if number > 1)


def _same_person(mandates: Iterable[Mandate]) -> Iterator[Finding]:
    seats: dict[int, dict[Seat, None]] = defaultdict(dict)
    for mandate in mandates:
        seats[mandate.person][mandate.seat] = None
    return (Finding(CompositionProblem.SAME_PERSON, seat) for held in seats.values() if len(held) > 1 for seat in held)


def _about_to_expire(entitled: Iterable[Mandate], everyone: Collection[Mandate], until: date) -> Iterator[Finding]:
    """Mandates that end by `until` without anybody following on the next day."""
    for mandate in entitled:
        last = mandate.valid_to
        if last is None or last > until:
            continue
        if not any(m.seat == mandate.seat and m.valid_on(last + timedelta(days=1)) for m in everyone):
            yield Finding(CompositionProblem.ABOUT_TO_EXPIRE, mandate.seat, last)
