"""A period as the reader's language writes it: "2025", "2025, III kvartal", "märts 2025"."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from councils.models import Part
from councils.periods import MONTHS, Period


def period_words(period: Period) -> str:
    """In words; a year is its figures."""
    if period.parts == MONTHS:
        return date_format(period.first_day, "F Y").lower()
    if period.code:
        return _("%(year)s, %(part)s") % {"year": period.year, "part": Part(period.code).label}
    return str(period.year)
