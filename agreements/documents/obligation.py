"""The notice of an obligation as a PDF: in Estonian, the same bytes for the same values (T7)."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import override

from agreements.models import Obligation, Tervik
from agreements.permissions import signs_for
from registry.files.pdf import make_pdf

TEMPLATE = Path(settings.BASE_DIR) / "templates" / "pdf" / "obligation.typ"


def values_of(obligation: Obligation, number: str, issued_at: datetime, deadline: date) -> dict[str, Any]:
    """All that stands in the notice, as plain values; they are kept with it."""
    party, rules = obligation.party, obligation.rule_set
    tervik = Tervik.objects.filter(region=obligation.region).exclude(state=Tervik.State.ENDED).first()
    carrier = signs_for(tervik) if tervik else None
    with override("et"):
        return {
            "number": number,
            "day": f"{issued_at:%d.%m.%Y}",
            "party": {"name": party.name, "code": party.registry_code or ""},
            "region": obligation.region.name,
            "tervik": {"name": tervik.name if tervik else "", "carrier": carrier.name if carrier else ""},
            "arose_on": f"{obligation.arose_on:%d.%m.%Y}",
            "deadline": f"{deadline:%d.%m.%Y}",
            "law": {"reference": rules.legal_reference, "text": rules.legal_text},
            "draft": rules.status == rules.Status.DRAFT,
        }


def notice_pdf(values: dict[str, Any], issued_at: datetime) -> bytes:
    """The notice's bytes; PDF/A-3a and PDF/UA-1."""
    return make_pdf(TEMPLATE, values, issued_at)
