"""Errors that readers report: they land in the staff's queue."""

from dataclasses import dataclass

from django.db import transaction

from registry.models import ErrorReport, Location, Organization, Service


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about: at most one of the three, and the page where the reader stood."""

    service: Service | None = None
    organization: Organization | None = None
    location: Location | None = None
    page_url: str = ""


@transaction.atomic
def report_error(about: About, message: str, email: str, language: str) -> ErrorReport:
    """Put a reader's report into the queue. Raises ValidationError where a text is too long or an e-mail is none."""
    report = ErrorReport(
        service=about.service,
        organization=about.organization,
        location=about.location,
        page_url=about.page_url[:300],
        message=message,
        email=email,
        language=language,
    )
    report.full_clean()
    report.save()
    return report
