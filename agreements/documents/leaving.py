"""A notice of leaving as a PDF: in Estonian, the same bytes for the same values (A3)."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from agreements.documents.cooperation import told
from agreements.models import Departure
from registry.files.pdf import make_pdf

TEMPLATE = Path(settings.BASE_DIR) / "templates" / "pdf" / "leaving.typ"


def notice_values(departure: Departure, number: str, issued_at: datetime) -> dict[str, Any]:
    """All that stands in the document, as plain values; they are kept with it."""
    membership = departure.membership
    return {
        "number": number,
        "day": told(issued_at),
        "party": {"name": membership.party.name, "code": membership.party.registry_code or ""},
        "tervik": membership.tervik.name,
        "member_from": told(membership.member_from),
        "basis": membership.basis,
        "notice_days": departure.notice_days,
        "wished": told(departure.wished_last_day) if departure.wished_last_day else "",
        "reason": departure.reason,
    }


def notice_pdf(values: Mapping[str, Any], issued_at: datetime) -> bytes:
    """The document's bytes; PDF/A-3a and PDF/UA-1."""
    return make_pdf(TEMPLATE, values, issued_at)
