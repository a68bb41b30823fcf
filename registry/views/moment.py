"""The clock of the public pages: Estonian local time."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment in local time, without a zone."""
    return timezone.localtime().replace(tzinfo=None)


def today() -> date:
    """This day in Estonia."""
    return timezone.localdate()
