"""The stretch of time that a value is of: a year, or one of its equal parts (half-year, quarter, month); pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

MONTHS: Final = 12


class Frequency(StrEnum):
    """How often a measure gets a value."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    SURVEY = "survey"
    """When a survey was held: a value of that year."""

    @property
    def parts(self) -> int:
        """Into how many parts it cuts a year."""
        return PARTS.get(self, 1)


PARTS: Final = {Frequency.HALF_YEAR: 2, Frequency.QUARTER: 4, Frequency.MONTH: MONTHS}
LETTERS: Final = {2: "H", 4: "Q", MONTHS: "M"}
CODES: Final = {
    "": (1, 1),
    **{
        f"{letter}{part:02d}" if parts == MONTHS else f"{letter}{part}": (part, parts)
        for parts, letter in LETTERS.items()
        for part in range(1, parts + 1)
    },
}
"""How a part of a year is written: H1, Q3, M07; empty is the whole year."""
CODE_OF: Final = {cut: code for code, cut in CODES.items()}


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or the part (counted from one) of a year that is cut into `parts`."""

    year: int
    part: int = 1
    parts: int = 1

    @classmethod
    def coded(cls, year: int, code: str) -> Period:
        """The part of the year that the code names. Raises KeyError for a code that there is not."""
        return cls(year, *CODES[code])

    @classmethod
    def written(cls, text: str) -> Period:
        """As ``str`` writes it. Raises KeyError or ValueError for anything else."""
        year, _, code = text.partition("-")
        return cls.coded(int(year), code)

    @property
    def code(self) -> str:
        """Its part as it is written; empty for a whole year."""
        return CODE_OF[self.part, self.parts]

    @property
    def number(self) -> int:
        """Counted on in steps of its own length."""
        return self.year * self.parts + self.part - 1

    def later(self, steps: int) -> Period:
        """So many of its own length later."""
        year, part = divmod(self.number + steps, self.parts)
        return Period(year, part + 1, self.parts)

    @property
    def months(self) -> int:
        """How many months it lasts."""
        return MONTHS // self.parts

    @property
    def begins(self) -> int:
        """Its first month, counted from year zero; the next one begins where it ends."""
        return self.number * self.months

    @property
    def ends(self) -> int:
        """The month after its last one."""
        return self.begins + self.months

    @property
    def order(self) -> tuple[int, int]:
        """By its end; of those that end together the shorter first."""
        return self.ends, -self.begins

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, 1 + (self.part - 1) * self.months, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        month = self.part * self.months
        return date(self.year, month, monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return f"{self.year}-{self.code}" if self.code else str(self.year)


def through(first: Period, last: Period) -> Iterator[Period]:
    """From the first to the last, both of one length; none where the last is earlier."""
    return (first.later(steps) for steps in range(last.number - first.number + 1))


def last_ended(on: date, parts: int) -> Period:
    """The newest one that is over at the end of the day."""
    running = Period(on.year, 1 + (on.month - 1) * parts // MONTHS, parts)
    return running if running.last_day == on else running.later(-1)


def last_of(year: int, parts: int) -> Period:
    """The year's last part."""
    return Period(year, parts, parts)
