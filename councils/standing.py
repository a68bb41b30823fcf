"""How a decision stands on a day: the seats that are asked, what each has said, what stands in the way (C3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from councils.composition import Composition, Mandate
from councils.consensus import Asked, Voice, Word, decide
from councils.consensus import Decision as ConsensusDecision
from councils.facts import composition_of
from councils.lifecycles.meeting import MeetingState
from councils.models import CouncilRuleSet, Decision, Voicing, WrittenRound
from councils.rules_in_force import council_rules


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision on a day: who is asked, the words to the newest text, the round, and what they come to."""

    composition: Composition
    rules: CouncilRuleSet
    voicings: tuple[Voicing, ...]
    round: WrittenRound | None
    asked: Asked
    judged: ConsensusDecision

    def was_asked(self, on: date) -> bool:
        """Whether the council has met over the text by that day, or was asked in writing."""
        return self.asked.by(on)


def current_round(decision: Decision) -> WrittenRound | None:
    """The round on the newest text, if there was one."""
    return decision.rounds.filter(version=decision.version).order_by("-pk").first()


def meeting_day(decision: Decision) -> date | None:
    """The day of the meeting that the newest text lies before; none where the text is younger."""
    wording = decision.wordings.get(version=decision.version)
    meeting = decision.item.meeting if decision.item else None
    takes_place = meeting is not None and meeting.state in (MeetingState.CALLED, MeetingState.HELD)
    if meeting is not None and takes_place and wording.written_on <= meeting.day:
        return meeting.day
    return None


def followers(voicings: Iterable[Voicing], day: date) -> list[Mandate]:
    """Mandates that began after the day and held when their word was said: a seat's new member speaks for it."""
    mandates = ((one.mandate.as_rule(), one.said_on) for one in voicings)
    return [mandate for mandate, said_on in mandates if mandate.valid_from > day and mandate.valid_on(said_on)]


def standing(decision: Decision, on: date) -> Standing:
    """The decision as it stands on the day (C3): the seats of the meeting's day, otherwise of the round's first.

    Raises NoRuleSet where no rule set holds.
    """
    opened = current_round(decision)
    met_on = meeting_day(decision)
    day = met_on or (opened.opened_on if opened else on)
    rules = council_rules(day)
    composition = composition_of(decision.council, day, rules)
    rows = decision.voicings.filter(version=decision.version).select_related("mandate__organization", "person")
    voicings = tuple(rows.order_by("pk"))
    words = [Word(one.mandate.seat, one.person_id, Voice(one.voice), one.said_on) for one in voicings]
    deadline = opened.deadline if opened else None
    judged = decide(composition, words, rules.consensus(), on, deadline=deadline, followers=followers(voicings, day))
    is_held = decision.item is not None and decision.item.meeting.state == MeetingState.HELD
    asked = Asked(met_on, is_held, in_writing=opened is not None)
    return Standing(composition, rules, voicings, opened, asked, judged)
