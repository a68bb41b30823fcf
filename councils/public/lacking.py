"""What a decision lacks before it can be adopted or said not adopted, in a sentence (C3)."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from councils.consensus import Outcome
from councils.lifecycles.meeting import MeetingState
from councils.models import Decision
from councils.standing import Standing

from .standing import StandingRow, standing_rows

MOST_NAMES = 3
"""So many seats are named; how many more there are is told in a number."""


def asking_lacks(decision: Decision, stood: Standing, on: date) -> str:
    """Why the council counts as not asked about the newest text; empty where it was asked."""
    if stood.was_asked(on):
        return ""
    meeting = decision.item.meeting if decision.item else None
    if meeting is None:
        return _("Otsus ei ole ühegi koosoleku päevakorras. Avage kirjalik ring.")
    if meeting.state == MeetingState.CANCELLED:
        return _("Koosolek jäi ära. Avage kirjalik ring või viige otsus järgmise koosoleku päevakorda.")
    if meeting.day > on:
        return _("Koosolek ei ole veel olnud. Kirjalikult otsustatakse tähtajaga ringis.")
    if meeting.state != MeetingState.HELD:
        return _("Märkige enne koosoleku lehel, kes koosolekul osalesid.")
    return _("Tekst on koosolekust uuem. Avage kirjalik ring või viige otsus järgmise koosoleku päevakorda.")


def adoption_lacks(decision: Decision, stood: Standing, on: date) -> str:
    """Why it cannot be adopted; empty where it can."""
    if stood.judged.outcome is Outcome.ADOPTED or not stood.was_asked(on):
        return asking_lacks(decision, stood, on)
    against = [one for one in standing_rows(stood) if one.hindrance]
    return hindrances_words(against) if against else round_words(stood)


def failing_lacks(decision: Decision, stood: Standing, on: date) -> str:
    """Why it cannot be said that no consensus was found; empty where it can."""
    if not stood.was_asked(on):
        return asking_lacks(decision, stood, on)
    if stood.judged.outcome is Outcome.ADOPTED:
        return _("Üksmeel on olemas.")
    return round_words(stood) if stood.judged.outcome is Outcome.OPEN else ""


def hindrances_words(against: list[StandingRow]) -> str:
    """Whose word stands in the way; the first few by name."""
    named = "; ".join(f"{one.name} – {one.hindrance}" for one in against[:MOST_NAMES])
    more = len(against) - MOST_NAMES
    if more <= 0:
        return _("Üksmeelt ei ole: %(seats)s.") % {"seats": named}
    return _("Üksmeelt ei ole: %(seats)s; ja veel %(number)s kohta.") % {"seats": named, "number": more}


def round_words(stood: Standing) -> str:
    """Until when the written round is open."""
    assert stood.round is not None
    day = date_format(stood.round.deadline, "SHORT_DATE_FORMAT")
    return _("Kirjalik ring kestab kuni %(day)s, see päev kaasa arvatud.") % {"day": day}
