"""How long what councils write is kept: it is the county's record, so for good; AK says only who reads it."""

from datetime import date, timedelta

from django.conf import settings

from agreements.retention import Retention, register_retention
from councils.models import EmergencyContact

KINDS = {
    "decisions of councils and what was said to them": "adoption",
    "tasks that follow from decisions": "adding",
    "minutes of councils with their versions and remarks": "writing",
    "signed minutes": "acceptance",
    "papers of meetings": "adding",
    "mandates and attendance": "meeting",
    "strategies, profiles and reports with their versions": "approval",
    "comments on draft strategies": "writing",
    "values of measures": "entry",
    "action plans": "entry",
    "entries of development funds, budgets and contracts": "booking",
    "proposals of TERVIKs and their answers": "entry",
}


def register_periods() -> None:
    """The councils' rows of the table of retention."""
    register_retention(
        *(Retention(kind, since, None) for kind, since in KINDS.items()),
        Retention("emergency contacts", "last day", settings.EMERGENCY_CONTACT_DAYS, forget_emergency_contacts),
    )


def forget_emergency_contacts(on: date) -> int:
    """People who are not on call any more are not kept with their telephones."""
    before = on - timedelta(days=settings.EMERGENCY_CONTACT_DAYS)
    return EmergencyContact.objects.filter(valid_to__lt=before).delete()[0]
