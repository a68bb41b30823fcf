"""The example council's decisions: words, objections, written rounds, tasks."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.utils import timezone

from agreements.record.log import note
from councils.consensus import Voice
from councils.documents.decision import decision_pdf, values_of
from councils.documents.numbering import next_decision_number
from councils.models import (
    AgendaItem,
    Council,
    Decision,
    DecisionTask,
    FrozenDecision,
    Mandate,
    Voicing,
    Wording,
    WrittenRound,
)
from councils.standing import standing

from .files import translated

Seats = Mapping[str, Mandate]


def load_decision(
    council: Council, item: AgendaItem, entry: Mapping[str, Any], seats: Seats, absent: Collection[str], today: date
) -> Decision:
    """One decision: adopted where its meeting is past, otherwise before the council."""
    day = item.meeting.day
    decision = Decision.objects.create(
        council=council, item=item, state=Decision.State.PUT, **translated("title", entry["title"]), **texts(entry)
    )
    word(decision, entry["text"][0], day - timedelta(days=10))
    if day >= today:
        return decision
    objections = entry.get("objections", {})
    for key, mandate in seats.items():
        voice = Voice.OBJECTS if key in objections else Voice.ABSENT if key in absent else Voice.AGREES
        say(decision, mandate, voice, day, objections.get(key, ""))
    decided_on = ask_in_writing(decision, entry, seats, day) if "round" in entry else day
    adopt(decision, decided_on)
    for task in entry.get("task", ()):
        add_task(decision, task, today)
    return decision


def texts(entry: Mapping[str, Any]) -> dict[str, str]:
    """The text in three languages; a translation of a text that was changed since is not kept."""
    if "reworded" in entry:
        return {"text_et": entry["text"][0]}
    return translated("text", entry["text"])


def word(decision: Decision, text: str, on: date, reason: str = "") -> None:
    """Put a wording on record."""
    secretary = decision.council.secretary
    assert secretary
    Wording.objects.create(
        decision=decision,
        version=decision.version,
        title=decision.title_et,
        text=text,
        reason=reason,
        written_by=secretary,
        written_on=on,
    )


def say(decision: Decision, mandate: Mandate, voice: Voice, on: date, reason: str = "") -> None:
    """Put a seat's word on record."""
    Voicing.objects.create(
        decision=decision,
        version=decision.version,
        mandate=mandate,
        person=mandate.person,
        voice=voice.value,
        reason=reason,
        said_on=on,
        noted_by=mandate.person,
    )


def ask_in_writing(decision: Decision, entry: Mapping[str, Any], seats: Seats, day: date) -> date:
    """The written round: of the absent, or of everybody where the text was changed. Returns its last day."""
    opened = day + timedelta(days=7)
    deadline = opened + timedelta(days=entry["round"])
    asked = list(entry.get("late", seats))
    if "reworded" in entry:
        decision.version, decision.text_et = 2, entry["reworded"]
        decision.save()
        word(decision, entry["reworded"], opened, "Vastuväide koosolekul")
    WrittenRound.objects.create(decision=decision, version=decision.version, opened_on=opened, deadline=deadline)
    for key in asked:
        say(decision, seats[key], Voice.AGREES, opened + timedelta(days=2))
    return deadline


def adopt(decision: Decision, on: date) -> None:
    """Number and freeze it, as the council would have on that day."""
    decision.number = next_decision_number(decision.council, on)
    decision.adopted_on, decision.state = on, Decision.State.ADOPTED
    decision.save()
    frozen_at = timezone.make_aware(datetime.combine(on, time(15)))
    values = values_of(decision, standing(decision, on))
    content = decision_pdf(values, frozen_at)
    document = FrozenDecision.objects.create(
        decision=decision, frozen_at=frozen_at, values=values, content=content, sha256=sha256(content).hexdigest()
    )
    note("decision_frozen", document, None, {"number": decision.number, "sha256": document.sha256})


def add_task(decision: Decision, entry: Mapping[str, Any], today: date) -> None:
    """What follows from it."""
    done = today - timedelta(days=entry["done"]) if "done" in entry else None
    DecisionTask.objects.create(
        decision=decision,
        text=entry["text"],
        responsible=entry["who"],
        due_on=today - timedelta(days=entry["due"]),
        state=DecisionTask.State.DONE if done else DecisionTask.State.OPEN,
        closed_on=done,
    )
