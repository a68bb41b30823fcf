"""Which figures are late: who owes a measure's value of a period, and the day for it has passed (F5); pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from councils.periods import MONTHS, Period, last_of, through


@dataclass(frozen=True, slots=True)
class Duty:
    """A figure that is owed of every period that touches the days from `first_day` to `last_day`.

    It is due on `day` of the `month`-th month after the period: month 3 after a year is March. `parts`: into how
    many periods the measure cuts a year.
    """

    first_day: date
    last_day: date
    month: int
    day: int
    parts: int = 1

    def periods(self) -> Iterator[Period]:
        """What is owed, in order."""
        last = last_of(self.last_day.year, self.parts)
        for period in through(Period(self.first_day.year, 1, self.parts), last):
            if period.last_day >= self.first_day and period.first_day <= self.last_day:
                yield period

    def due_on(self, period: Period) -> date:
        """The last day for a period's figure; a day that the month does not have is its last one."""
        years, month = divmod(period.last_day.month - 1 + self.month, MONTHS)
        year = period.year + years
        return date(year, month + 1, min(self.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Late:
    """A period whose figure is missing, and the last day on which it was in time."""

    period: Period
    due_on: date


def late_figures(duty: Duty, known: Iterable[Period], on: date) -> tuple[Late, ...]:
    """The periods whose figure is late on the day: on the due day itself it is still in time."""
    there = set(known)
    missing = (period for period in duty.periods() if period not in there)
    return tuple(Late(period, duty.due_on(period)) for period in missing if on > duty.due_on(period))
