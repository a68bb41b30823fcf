"""Which figures are late: who owes a measure's value of a year, and the day for it has passed (F5); pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Duty:
    """A figure that is owed each year from `first_year` to `last_year`, by a day of the following year."""

    first_year: int
    last_year: int
    month: int
    day: int

    def due_on(self, year: int) -> date:
        """The last day for a year's figure; a day that the month does not have is its last one."""
        return date(year + 1, self.month, min(self.day, monthrange(year + 1, self.month)[1]))


@dataclass(frozen=True, slots=True)
class Late:
    """A year whose figure is missing, and the last day on which it was in time."""

    year: int
    due_on: date


def late_figures(duty: Duty, known: Iterable[int], on: date) -> tuple[Late, ...]:
    """The years whose figure is late on the day: on the due day itself it is still in time."""
    there = set(known)
    years = (year for year in range(duty.first_year, duty.last_year + 1) if year not in there)
    return tuple(Late(year, duty.due_on(year)) for year in years if on > duty.due_on(year))
