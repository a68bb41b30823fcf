"""Where a figure came from (design, rule 7)."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from registry.freshness import Freshness, check_on
from registry.models.sourced import Sourced


@dataclass(frozen=True, slots=True)
class Checked:
    """Who checked a fact when and from what; ``due_on`` is the day by which it is checked again."""

    on: date | None
    by: str
    source: str
    due_on: date | None
    is_old: bool


def checked(row: Sourced, today: date) -> Checked:
    """The check of a row; never checked counts as old."""
    check = check_on(today, row.checked_on, months=settings.REGISTRY_CHECK_MONTHS)
    return Checked(row.checked_on, row.checked_by, row.source, check.due_on, check.freshness is not Freshness.FRESH)
