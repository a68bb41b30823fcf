"""What a new look at the record changes in the obligations that are kept (T7). Pure: rows and day in, steps out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from agreements.counting.facts import PartyId
from agreements.lifecycles.obligation import OBLIGATION, ObligationState, ObligationStep
from agreements.obligations import EndedBy, Obligation, due_on


@dataclass(frozen=True, slots=True)
class Kept:
    """An obligation on record that is not over; a party has at most one in a region."""

    key: int
    party: PartyId
    arose_on: date


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, what goes on (perhaps since another day than was recorded), what is over and by what."""

    arisen: tuple[Obligation, ...]
    going_on: tuple[tuple[Kept, Obligation], ...]
    ended: tuple[tuple[Kept, EndedBy], ...]


def changes(kept: Iterable[Kept], found: Iterable[Obligation], members: Collection[PartyId]) -> Changes:
    """Compare what is kept with what follows from the record as known now; `members` are those of the day.

    An obligation that by a correction never arose is over too: by membership where the party is a member.
    """
    current = {one.party: one for one in found if one.last_day is None}
    closed = {(one.party, one.arose_on): one.ended_by for one in found if one.ended_by is not None}
    going_on, ended = [], []
    for one in kept:
        over = closed.get((one.party, one.arose_on))
        if one.party in current and over is None:
            going_on.append((one, current.pop(one.party)))
            continue
        joined = EndedBy.JOINED if one.party in members else EndedBy.NO_LONGER_MANDATORY
        ended.append((one, over or joined))
    return Changes(tuple(current.values()), tuple(going_on), tuple(ended))


def deadline(obligation: Obligation, told_on: date, *, days: int, after_notice: int) -> date | None:
    """The last day to join: `days` after it arose, days of resting not counted; None while it rests.

    A late notice takes no time away: at least `after_notice` days remain from the day it is given.
    """
    due = due_on(obligation, days)
    return None if due is None else max(due, told_on + timedelta(days=after_notice))


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides the steps of an obligation that goes on."""

    rests: bool
    has_form: bool
    """The party's accession form is on its way."""
    due: date | None
    """The last day to join that stands in the notice."""


def steps(state: ObligationState, standing: Standing, on: date) -> Iterator[ObligationStep]:
    """The steps to take on the day, in order; each is one that the lifecycle has."""
    while (step := _next(state, standing, on)) is not None:
        yield step
        if step is ObligationStep.NOTIFY:
            standing = Standing(standing.rests, standing.has_form, None)  # it has just got a new term
        state = OBLIGATION.after(state, step)


def _next(state: ObligationState, standing: Standing, on: date) -> ObligationStep | None:
    is_resting = state is ObligationState.RESTING
    if OBLIGATION.is_final(state):
        return None
    if standing.rests or is_resting:
        return None if standing.rests and is_resting else T.REST if standing.rests else T.RESUME
    if state is ObligationState.OPENED:
        return T.NOTIFY
    if state not in _UNDER_WAY:
        return None
    if standing.due is not None and on > standing.due:
        return T.FALL_DUE
    has_form = state is ObligationState.FORM_OPEN
    return None if has_form == standing.has_form else T.OPEN_FORM if standing.has_form else T.LOSE_FORM


T = ObligationStep
_UNDER_WAY = (ObligationState.NOTIFIED, ObligationState.FORM_OPEN)
