"""What is not public yet: the mark "AK" with its ground and last day, as Estonian record-keeping wants it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Restriction:
    """A restriction on access; `until` is its last day, after which what it covered is public."""

    ground: str
    until: date

    def holds_on(self, day: date) -> bool:
        """Whether the restriction still closes on the day; on its last day it does."""
        return day <= self.until
