"""Numbers of issued documents: the year and a running number."""

from datetime import date

from django.db.models import Model

from agreements.models import IssuedDocument
from agreements.record.log import one_at_a_time


def next_number(on: date, model: type[Model] = IssuedDocument, series: str = "") -> str:
    """The next number of the year, "2026-014", or in a series "K-2026-014"; called in the transaction that issues."""
    one_at_a_time()
    beginning = f"{series}-{on.year}-" if series else f"{on.year}-"
    taken = model._default_manager.filter(number__startswith=beginning).values_list("number", flat=True)
    last = max((int(number.removeprefix(beginning)) for number in taken), default=0)
    return f"{beginning}{last + 1:03d}"
