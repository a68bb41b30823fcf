"""An adopted decision as a PDF: in Estonian, the same bytes for the same values (C3, C9)."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import override

from councils.consensus import Voice
from councils.documents.minutes import paragraphs
from councils.models import Decision, Mandate, Voicing
from councils.standing import Standing
from registry.files.pdf import make_pdf

TEMPLATE = Path(settings.BASE_DIR) / "templates" / "pdf" / "decision.typ"


def values_of(decision: Decision, stood: Standing) -> dict[str, Any]:
    """All that stands in the document, as plain values; every objection stays on record, also to earlier texts."""
    with override("et"):
        return {
            "council": str(decision.council),
            "number": decision.number,
            "day": f"{decision.adopted_on:%d.%m.%Y}",
            "title": decision.title_et,
            "text": paragraphs(decision.text_et),
            "version": decision.version,
            "meeting": f"{decision.item.meeting.day:%d.%m.%Y}" if decision.item else "",
            "round": f"{stood.round.opened_on:%d.%m.%Y}–{stood.round.deadline:%d.%m.%Y}" if stood.round else "",
            "replaces": decision.replaces.number if decision.replaces else "",
            "law": stood.rules.legal_reference,
            "is_law": stood.rules.in_force,
            "seats": seats(stood),
            "objections": objections(decision),
        }


def seats(stood: Standing) -> list[dict[str, str]]:
    """The last word of each seat that said one."""
    last = {one.mandate.seat: one for one in stood.voicings}
    return [
        {"of": one.mandate.in_whose_name, "who": str(one.person), "voice": one.get_voice_display()}
        for one in last.values()
        if one.voice != Voice.WITHDRAWS
    ]


def objections(decision: Decision) -> list[dict[str, Any]]:
    """Every objection, whatever the text it was made to and whether it was withdrawn later."""
    rows = decision.voicings.filter(voice=Voice.OBJECTS).select_related("mandate__organization").order_by("pk")
    return [objection(row) for row in rows]


def objection(row: Voicing) -> dict[str, Any]:
    """One objection in words."""
    mandate: Mandate = row.mandate
    return {
        "of": mandate.in_whose_name,
        "day": f"{row.said_on:%d.%m.%Y}",
        "version": row.version,
        "reason": paragraphs(row.reason),
    }


def decision_pdf(values: Mapping[str, Any], frozen_at: datetime) -> bytes:
    """The document's bytes; PDF/A-3a and PDF/UA-1."""
    return make_pdf(TEMPLATE, values, frozen_at)
