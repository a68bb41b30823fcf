"""The accession form as a PDF: in Estonian, from the versioned texts, the same bytes for the same values (A1, A2)."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import override

from agreements.models import AccessionApplication, AgreementTemplate
from registry.files.pdf import make_pdf
from registry.models import OrganizationRole, PatientList

TEMPLATE = Path(settings.BASE_DIR) / "templates" / "pdf" / "accession.typ"


def values_of(application: AccessionApplication, number: str, issued_at: datetime) -> dict[str, Any]:
    """All that stands in the document, as plain values; they are kept with it."""
    party, tervik, signer = application.party, application.tervik, application.representative
    carrier = tervik.founder or tervik.legal_person
    with override("et"):
        return {
            "number": number,
            "day": f"{issued_at:%d.%m.%Y}",
            "party": {"name": party.name, "code": party.registry_code or ""},
            "tervik": {"name": tervik.name, "carrier": carrier.name if carrier else ""},
            "signer": {"name": signer.name, "basis": signer.get_basis_display(), "document": signer.document}
            if signer
            else {},
            "decision": decision(application),
            "contact": [application.contact_name, application.contact_email, application.contact_phone],
            "lists": lists_of(application, issued_at),
            "services": [line.strip() for line in application.services.splitlines() if line.strip()],
            "version": application.template.version if application.template else 0,
            "regional_version": application.regional_template.version if application.regional_template else 0,
            "clauses": clauses(application.template),
            "regional_clauses": clauses(application.regional_template),
        }


def decision(application: AccessionApplication) -> dict[str, str]:
    """The council's decision that empowers a municipality (A2a)."""
    if not application.decision_day:
        return {}
    return {
        "number": application.decision_number,
        "day": f"{application.decision_day:%d.%m.%Y}",
        "document": application.decision_document,
    }


def lists_of(application: AccessionApplication, on: datetime) -> list[str]:
    """The codes of all lists in force that the party serves in the region: shown, not chosen (T6)."""
    rows = PatientList.objects.in_force(on.date()).filter(
        provider=application.party, municipalities__region=application.tervik.region
    )
    return sorted(set(rows.values_list("list_code", flat=True)))


def clauses(template: AgreementTemplate | None) -> list[dict[str, str]]:
    """The texts of a version, part by part."""
    if template is None:
        return []
    return [{"title": capfirst(one.get_part_display()), "text": one.text} for one in template.clauses.order_by("part")]


def accession_pdf(values: Mapping[str, Any], issued_at: datetime) -> bytes:
    """The document's bytes; PDF/A-3a and PDF/UA-1."""
    return make_pdf(TEMPLATE, values, issued_at)


def is_municipality(application: AccessionApplication) -> bool:
    """Whether the party is a municipality, whose form names the council's decision (A2a)."""
    return application.party.roles.filter(role=OrganizationRole.Role.MUNICIPALITY).exists()
