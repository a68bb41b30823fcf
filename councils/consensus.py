"""Has the council decided (C3)? Consensus read as data of a rule set, word by word and seat by seat."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from councils.composition import Composition, Mandate, Seat


@dataclass(frozen=True, slots=True)
class ConsensusRules:
    """Our reading of consensus (C3), as data with validity and legal reference; `valid_to` is the last day."""

    code: str
    in_force: bool
    legal_reference: str
    stand_aside_is_enough: bool
    silence_is_consent: bool
    additional_members_may_object: bool
    one_person_one_seat: bool
    tervik_seat_waits_for_tervik: bool
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the day lies between the first and the last day, both included."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def asks_for_tervik_seat(self, *, tervik_formed: bool) -> bool:
        """Whether the TERVIK's seat is required: it is not missing while the region has no TERVIK."""
        return tervik_formed or not self.tervik_seat_waits_for_tervik


class Voice(StrEnum):
    """What a member says to a proposal."""

    AGREES = "agrees"
    STANDS_ASIDE = "stands_aside"
    OBJECTS = "objects"
    ABSENT = "absent"
    WITHDRAWS = "withdraws"
    """Takes back what was said and says nothing else yet."""


@dataclass(frozen=True, slots=True)
class Word:
    """A seat's word, said by a person on a day. Words are never changed: a later one stands in its place."""

    seat: Seat
    person: int
    voice: Voice
    said_on: date


@dataclass(frozen=True, slots=True)
class Asked:
    """How the council was asked about a text: at the meeting of a day, and whether that was held, or in writing."""

    met_on: date | None = None
    is_held: bool = False
    in_writing: bool = False

    def by(self, on: date) -> bool:
        """Whether it was asked by that day (C3, C7): a meeting that is called but not held is none."""
        return self.in_writing or (self.is_held and self.met_on is not None and self.met_on <= on)


class Outcome(StrEnum):
    """What has become of the proposal."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    OPEN = "open"
    """The written round is not over: a seat is silent or may still take its objection back."""


class Obstacle(StrEnum):
    """Why there is no consensus."""

    SEAT_EMPTY = "seat_empty"
    OBJECTION = "objection"
    SILENT = "silent"
    ABSENT = "absent"
    STOOD_ASIDE = "stood_aside"
    """Only where the rule set says that standing aside is not enough."""


@dataclass(frozen=True, slots=True)
class Hindrance:
    """An obstacle and whose it is."""

    obstacle: Obstacle
    seat: Seat


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome, what stands in its way, and the words that could not be counted."""

    outcome: Outcome
    hindrances: tuple[Hindrance, ...]
    not_counted: tuple[Word, ...]


def decide(
    composition: Composition,
    words: Iterable[Word],
    rules: ConsensusRules,
    on: date,
    *,
    deadline: date | None = None,
    followers: Collection[Mandate] = (),
) -> Decision:
    """The state of a proposal on a day (C3), by the words said up to then in the order given.

    `composition` is that of the meeting's day, or of the written round's. `deadline`: the last day of a written
    round; later words are not counted, and silence after it is no consent. Without one the meeting's words are
    final. `followers`: mandates that began since; who follows in a seat speaks for it from then on.
    """
    last_day = min(on, deadline) if deadline else on
    said = [word for word in words if word.said_on <= on]
    counted = [word for word in said if word.said_on <= last_day]
    standing, refused = _standing((*composition.mandates, *followers), counted, rules)
    is_over = deadline is None or on > deadline
    hindrances = tuple(_hindrances(composition, standing, rules, over=is_over))
    late = [word for word in said if word.said_on > last_day]
    if hindrances:
        outcome = Outcome.NOT_ADOPTED if is_over else Outcome.OPEN
    else:
        outcome = Outcome.OPEN if not is_over and _may_still_object(composition, standing, rules) else Outcome.ADOPTED
    return Decision(outcome, hindrances, (*refused, *late))


def _may_still_object(composition: Composition, standing: Mapping[Seat, Voice], rules: ConsensusRules) -> bool:
    """Whether an additional member (C6) has not spoken: a round is not closed early over their head."""
    additional = {mandate.seat for mandate in composition.mandates if not mandate.seat.required}
    return rules.additional_members_may_object and not additional <= standing.keys()


def _standing(
    mandates: Collection[Mandate], words: Iterable[Word], rules: ConsensusRules
) -> tuple[dict[Seat, Voice], list[Word]]:
    """The last word of each seat, and the words of who may not speak for it."""
    standing: dict[Seat, Voice] = {}
    seat_of: dict[int, Seat] = {}
    refused = []
    for word in words:
        entitled = any(_may_speak(mandate, word) for mandate in mandates)
        elsewhere = rules.one_person_one_seat and seat_of.get(word.person, word.seat) != word.seat
        if not entitled or elsewhere:
            refused.append(word)
            continue
        seat_of[word.person] = word.seat
        standing[word.seat] = word.voice
    return standing, refused


def _may_speak(mandate: Mandate, word: Word) -> bool:
    return mandate.seat == word.seat and word.person in (mandate.person, mandate.deputy)


def _hindrances(
    composition: Composition, standing: dict[Seat, Voice], rules: ConsensusRules, *, over: bool
) -> Iterator[Hindrance]:
    for seat in composition.required:
        obstacle = _obstacle(composition, seat, standing.get(seat), rules, over=over)
        if obstacle:
            yield Hindrance(obstacle, seat)
    if rules.additional_members_may_object:
        additional = (seat for seat in standing if not seat.required)
        yield from (Hindrance(Obstacle.OBJECTION, s) for s in additional if standing[s] is Voice.OBJECTS)


def _obstacle(
    composition: Composition, seat: Seat, voice: Voice | None, rules: ConsensusRules, *, over: bool
) -> Obstacle | None:
    if not composition.holders(seat):
        return Obstacle.SEAT_EMPTY
    if voice in (None, Voice.WITHDRAWS):
        return None if rules.silence_is_consent and over else Obstacle.SILENT
    if voice is Voice.STANDS_ASIDE:
        return None if rules.stand_aside_is_enough else Obstacle.STOOD_ASIDE
    return {Voice.OBJECTS: Obstacle.OBJECTION, Voice.ABSENT: Obstacle.ABSENT}.get(voice)
