"""What does not work in the example: shortcomings of the help, and errors that readers reported."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from registry.models import ErrorReport, Municipality, Organization, Region, Service, ServiceType, Shortcoming

from .files import tables


def load_shortcomings(users: Mapping[str, User], today: date) -> int:
    """The register of shortcomings. Returns how many the example has."""
    entries = tables("shortcomings.toml")["shortcoming"]
    for entry in entries:
        Shortcoming.objects.get_or_create(
            region=Region.objects.get(code=entry["region"]),
            description=entry["text"],
            defaults={
                "municipality": Municipality.objects.filter(code=entry.get("municipality")).first(),
                "service_type": ServiceType.objects.get(code=entry["type"]),
                "kind": entry["kind"],
                "noticed_on": today - timedelta(days=entry["noticed"]),
                "state": entry["state"],
                "owner": users.get(entry.get("owner", "")),
                "answer": entry.get("answer", ""),
            },
        )
    return len(entries)


def load_reports(
    services: Mapping[str, Service], providers: Mapping[str, Organization], users: Mapping[str, User]
) -> int:
    """Readers' reports: some wait, one is answered. Returns how many the example has."""
    entries = tables("shortcomings.toml")["report"]
    for entry in entries:
        answer = entry.get("answer", "")
        closing = {"state": ErrorReport.State.CLOSED, "closed_at": timezone.now(), "closed_by": users["voru"]}
        ErrorReport.objects.get_or_create(
            message=entry["text"],
            defaults={
                "service": services.get(entry.get("service", "")),
                "organization": providers.get(entry.get("organization", "")),
                "language": entry.get("language", "et"),
                "answer": answer,
                **(closing if answer else {}),
            },
        )
    return len(entries)
