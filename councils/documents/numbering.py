"""Numbers of a council's decisions: the year and a running number of that council."""

from datetime import date

from agreements.record.log import one_at_a_time
from councils.models import Council, Decision


def next_decision_number(council: Council, on: date) -> str:
    """The council's next number of the year, as "2026-3"; called in the transaction that adopts."""
    one_at_a_time()
    taken = Decision.objects.filter(council=council, number__startswith=f"{on.year}-").values_list("number", flat=True)
    return f"{on.year}-{1 + max((int(number.split('-')[1]) for number in taken), default=0)}"
