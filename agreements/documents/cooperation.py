"""A cooperation agreement as a PDF: in Estonian, from the versioned texts, the same bytes for the same values (A1)."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import override

from agreements.documents.accession import clauses
from agreements.models import CooperationAgreement
from registry.files.pdf import make_pdf

TEMPLATE = Path(settings.BASE_DIR) / "templates" / "pdf" / "cooperation.typ"


def agreement_values(agreement: CooperationAgreement, number: str, issued_at: datetime) -> dict[str, Any]:
    """All that stands in the document, as plain values; they are kept with it."""
    parties = agreement.parties.select_related("party").order_by("place")
    with override("et"):
        return {
            "number": number,
            "day": told(issued_at),
            "title": agreement.title,
            "tervik": agreement.tervik.name,
            "agreement_version": agreement.version,
            "amends": amended(agreement),
            "changes": agreement.changes,
            "terms": agreement.terms,
            "order": agreement.get_order_display(),
            "enters_on": told(agreement.enters_on) if agreement.enters_on else "",
            "notice_days": agreement.notice_days or 0,
            "parties": [{"name": one.party.name, "code": one.party.registry_code or ""} for one in parties],
            "version": agreement.template.version if agreement.template else 0,
            "regional_version": agreement.regional_template.version if agreement.regional_template else 0,
            "clauses": clauses(agreement.template),
            "regional_clauses": clauses(agreement.regional_template),
        }


def amended(agreement: CooperationAgreement) -> str:
    """The number of the document that this version changes."""
    return agreement.amends.document.number if agreement.amends else ""


def told(day: date) -> str:
    """A day as Estonian documents write it."""
    return f"{day:%d.%m.%Y}"


def agreement_pdf(values: Mapping[str, Any], issued_at: datetime) -> bytes:
    """The document's bytes; PDF/A-3a and PDF/UA-1."""
    return make_pdf(TEMPLATE, values, issued_at)
