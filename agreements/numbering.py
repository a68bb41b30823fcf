"""Numbers of issued documents: the year and a running number."""

from datetime import date

from agreements.models import IssuedDocument
from agreements.record.log import one_at_a_time


def next_number(on: date) -> str:
    """The next number of the year, as "2026-014"; called in the transaction that issues."""
    one_at_a_time()
    taken = IssuedDocument.objects.filter(number__startswith=f"{on.year}-").values_list("number", flat=True)
    last = max((int(number.split("-")[1]) for number in taken), default=0)
    return f"{on.year}-{last + 1:03d}"
