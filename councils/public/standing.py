"""How a decision stands, seat by seat, in words (C3)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from councils.consensus import Obstacle
from councils.models import Mandate, Voicing
from councils.standing import Standing

from .seats import names_of


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A seat, its last word to the newest text, and what it stands in the way with."""

    name: str
    word: Voicing | None
    hindrance: str
    is_against: bool = False


def standing_rows(stood: Standing) -> list[StandingRow]:
    """The seats by law first, then additional members who spoke."""
    last = {one.mandate.seat: one for one in stood.voicings}
    seats = [*stood.composition.required, *(seat for seat in last if not seat.required)]
    hindrances = {one.seat: one.obstacle for one in stood.judged.hindrances}
    names = names_of(seats)
    rows = []
    for seat in seats:
        obstacle = hindrances.get(seat)
        words = hindrance_words(obstacle) if obstacle else ""
        is_against = obstacle in (Obstacle.OBJECTION, Obstacle.SEAT_EMPTY)
        rows.append(StandingRow(names.get(seat) or named(last[seat].mandate), last.get(seat), words, is_against))
    return rows


def named(mandate: Mandate) -> str:
    """In whose name an additional member speaks."""
    return mandate.in_whose_name


def hindrance_words(obstacle: Obstacle) -> str:
    """Why there is no consensus."""
    texts = {
        Obstacle.SEAT_EMPTY: _("koht on täitmata"),
        Obstacle.OBJECTION: _("vastuväide"),
        Obstacle.SILENT: _("sõna puudub"),
        Obstacle.ABSENT: _("puudus"),
        Obstacle.STOOD_ASIDE: _("jäi kõrvale"),
    }
    return texts[obstacle]
