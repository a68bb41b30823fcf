"""What was said to a decision: the last word of each seat, and every objection (C3)."""

from dataclasses import dataclass

from councils.consensus import Voice
from councils.models import Decision, Voicing


@dataclass(frozen=True, slots=True)
class Words:
    """The words to a decision. `last`: to its newest text, one of each seat; `objections`: to any text."""

    last: tuple[Voicing, ...]
    objections: tuple[Voicing, ...]


def words_of(decision: Decision) -> Words:
    """All that was said; one query."""
    rows = list(decision.voicings.select_related("mandate__organization", "person").order_by("pk"))
    last = {row.mandate.seat: row for row in rows if row.version == decision.version}
    said = tuple(row for row in last.values() if row.voice != Voice.WITHDRAWS)
    return Words(said, tuple(row for row in rows if row.voice == Voice.OBJECTS))
