"""When a membership ends after notice (A3)."""

from __future__ import annotations

from datetime import date, timedelta


def last_day(given_on: date, notice_days: int, wished: date | None = None) -> date:
    """The last day of membership: so many days after the day when the notice was given, or later where that is wished.

    Notice given on 1 March with 30 days: a member through 31 March.
    """
    earliest = given_on + timedelta(days=notice_days)
    return max(earliest, wished) if wished else earliest
