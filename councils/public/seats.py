"""Who sits on a council, and in one sentence whether it is in full (C5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from councils.composition import Composition, CompositionProblem, Finding, Seat, SeatKind
from councils.models import Council, Mandate
from registry.models import Organization

EMPTY = frozenset({CompositionProblem.MISSING, CompositionProblem.EXPIRED})


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat, in whose name it speaks, who sits in it, and what is to be seen to."""

    seat: Seat
    name: str
    mandates: tuple[Mandate, ...]
    findings: tuple[Finding, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the law asks for somebody and nobody is there."""
        return any(finding.problem in EMPTY for finding in self.findings)

    @property
    def has_problem(self) -> bool:
        """Whether the secretary has something to do, now or soon."""
        return bool(self.findings)


@dataclass(frozen=True, slots=True)
class CouncilSeats:
    """A council's seats on a day; ``former``: mandates that had ended by then, the last ended first."""

    composition: Composition
    seats: tuple[SeatShown, ...]
    former: tuple[Mandate, ...] = ()

    @property
    def sentence(self) -> str:
        """Whether the council is in full, as a plain sentence."""
        required = [one for one in self.seats if one.seat.required]
        empty = [one.name for one in required if one.is_empty]
        if self.composition.lawful:
            return _("Koostöökogu on täies koosseisus: kõik %(number)s kohta on täidetud.") % {"number": len(required)}
        if len(empty) == len(required):
            return _("Koostöökogu liikmeid ei ole veel nimetatud.")
        if empty:
            return _("Koostöökogu ei ole täies koosseisus. Täitmata: %(names)s.") % {"names": ", ".join(empty)}
        return _("Koostöökogu koosseis vajab korrastamist: igal kohal on üks inimene ja igal inimesel üks koht.")


def seats_shown(composition: Composition, mandates: Iterable[Mandate]) -> CouncilSeats:
    """The seats in order: those by law, then the additional ones, then mandates without a seat.

    `mandates`: the council's rows; their organisations are loaded, those of empty seats are asked for in one query.
    """
    rows = list(mandates)
    in_force = [row for row in rows if row.is_in_force(composition.on)]
    present = [*composition.required, *(row.seat for row in in_force)]
    seats = list(dict.fromkeys(present))
    names = names_of(seats)
    shown = tuple(
        SeatShown(
            seat,
            names.get(seat) or next((row.in_whose_name for row in in_force if row.seat == seat), ""),
            tuple(row for row in in_force if row.seat == seat),
            tuple(finding for finding in composition.findings if finding.seat == seat),
        )
        for seat in seats
    )
    ended = [(row.valid_to, row) for row in rows if row.valid_to and row.valid_to < composition.on]
    former = tuple(row for _ended_on, row in sorted(ended, key=lambda pair: pair[0], reverse=True))
    return CouncilSeats(composition, shown, former)


def names_of(seats: Iterable[Seat]) -> dict[Seat, str]:
    """What the seats by law are called."""
    seats = [seat for seat in seats if seat.required]
    holders = [seat.holder for seat in seats if seat.holder is not None]
    bodies: dict[object, str] = dict(Organization.objects.filter(pk__in=holders).values_list("pk", "name"))
    return {
        seat: bodies.get(seat.holder, "") if seat.kind is SeatKind.MUNICIPALITY else str(Mandate.Kind(seat.kind).label)
        for seat in seats
    }


def council_seats(council: Council, composition: Composition) -> CouncilSeats:
    """The seats of one council on the composition's day; two queries."""
    rows = council.mandates.select_related("person", "deputy", "organization").order_by("valid_from", "pk")
    return seats_shown(composition, rows)


def problem_words(finding: Finding) -> str:
    """What is to be seen to, for the secretary."""
    day: date | None = finding.day
    gaps = {"day": f"{day:%d.%m.%Y}" if day else ""}
    texts = {
        CompositionProblem.MISSING: _("Kohta ei ole veel keegi täitnud."),
        CompositionProblem.EXPIRED: _("Volitus lõppes %(day)s ja uut ei ole."),
        CompositionProblem.DOUBLE: _("Sellel kohal on mitu inimest."),
        CompositionProblem.SAME_PERSON: _("Sama inimene on mitmel kohal."),
        CompositionProblem.WITHOUT_SEAT: _("Sellist kohta enam ei ole: lõpetage volitus."),
        CompositionProblem.ABOUT_TO_EXPIRE: _("Volitus lõpeb %(day)s ja järgmist ei ole veel."),
    }
    return texts[finding.problem] % gaps
