"""Errors that readers reported, answered and closed with a trace."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from registry.models import ErrorReport, Letter

from .letters import Address, post
from .records import check_right


@transaction.atomic
def close_report(user: User, report: ErrorReport, answer: str) -> Letter | None:
    """Answer a report and close it; who left an address gets the answer as a letter, which is returned.

    Raises PermissionDenied where the writer may not, ValidationError for an empty answer or a closed report.
    """
    check_right(user, report)
    if not answer.strip():
        raise ValidationError({"answer": _("Kirjutage vastus: mida tegite või miks jäi nii.")})
    report = ErrorReport.objects.select_for_update().get(pk=report.pk)
    if report.state == ErrorReport.State.CLOSED:
        raise ValidationError(_("See teade on juba vastatud ja suletud."))
    report.answer, report.state = answer.strip(), ErrorReport.State.CLOSED
    report.closed_at, report.closed_by = timezone.now(), user
    report.save()
    return _reply(user, report) if report.email else None


def _reply(user: User, report: ErrorReport) -> Letter:
    """The answer as a letter in the reader's language."""
    with override(report.language):
        subject = _("Vastus teie teatele")
        body = _("Kirjutasite meile:") + f"\n\n{report.message}\n\n" + _("Meie vastus:") + f"\n\n{report.answer}\n"
    return post(user, None, subject, body, {"report": report.pk}, [Address(str(report)[:200], report.email)])
