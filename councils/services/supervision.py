"""The Health Insurance Fund and the Ministry supervise contracts with funders (F5)."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.models import FundingContract, SupervisionEntry
from councils.results_permissions import can_supervise


@transaction.atomic
def supervise(user: User, contract: FundingContract, body: str, on: date, finding: str) -> SupervisionEntry:
    """Enter what was found. Raises PermissionDenied, ValidationError."""
    if not can_supervise(user):
        raise PermissionDenied
    entry = SupervisionEntry(contract=contract, body=body, on=on, finding=finding.strip(), written_by=user)
    entry.full_clean(exclude=["written_by"])
    if on > timezone.localdate():
        raise ValidationError({"on": _("Kontrolli päev ei saa olla tulevikus.")})
    entry.save()
    note("funding_contract_supervised", contract, user, {"entry": entry.pk, "body": body, "on": on.isoformat()})
    return entry
