"""Monitoring: a report with its frozen picture (C2)."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from councils.models import Decision, MonitoringReport
from councils.results_permissions import can_draft
from councils.snapshot import snapshot_of

from .documents import locked, put_before_council


@transaction.atomic
def put_report(user: User, report: MonitoringReport, decision: Decision) -> MonitoringReport:
    """Take the picture of the day and put the report before the council; the picture stays as it is.

    Raises PermissionDenied, ForbiddenStep, ValidationError.
    """
    report = locked(report)
    if not can_draft(user, report.region):
        raise PermissionDenied
    if not report.may_be_changed:
        raise ValidationError(_("Aruanne on juba koostöökogu ees."))
    report.snapshot = snapshot_of(report.strategy, report.as_of)
    report.save()
    return put_before_council(user, report, decision)
