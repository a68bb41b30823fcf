"""What the registry does not keep for good: letters, and the e-mails of readers who reported an error."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from registry.models import ErrorReport, Letter


@transaction.atomic
def forget_letters(on: date) -> int:
    """Delete letters past their period with their recipients. Returns how many letters."""
    old = Letter.objects.filter(written_at__date__lt=on - timedelta(days=settings.LETTER_DAYS))
    count = old.count()
    old.delete()
    return count


@transaction.atomic
def forget_report_emails(on: date) -> int:
    """Empty the e-mails of reports that were answered long ago; what was wrong stays. Returns how many."""
    last_day = on - timedelta(days=settings.REPORT_EMAIL_DAYS)
    return ErrorReport.objects.filter(closed_at__date__lt=last_day).exclude(email="").update(email="")
