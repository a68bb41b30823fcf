"""The totals of a TERVIK's budget by year and line; of alternatives only the one that holds counts (F1); pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """A line's cents of a year. Of lines with the same `alternative` one holds; an empty one always does."""

    name: str
    year: int
    planned: int
    actual: int | None = None
    alternative: str = ""
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class YearTotal:
    """A year in cents. `actual` is None until every counted line of the year has one."""

    year: int
    planned: int
    actual: int | None

    @property
    def difference(self) -> int | None:
        """Actual less planned."""
        return None if self.actual is None else self.actual - self.planned


def totals(lines: Iterable[Line]) -> tuple[YearTotal, ...]:
    """The totals by year, of the lines that hold."""
    by_year: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.chosen or not line.alternative:
            by_year[line.year].append(line)
    return tuple(
        YearTotal(year, sum(line.planned for line in found), actual_of(found))
        for year, found in sorted(by_year.items())
    )


def actual_of(lines: Iterable[Line]) -> int | None:
    """What was spent, if that is known of every line."""
    spent = [line.actual for line in lines]
    return sum(one for one in spent if one is not None) if all(one is not None for one in spent) else None


def variants(lines: Iterable[Line], alternative: str) -> dict[str, tuple[YearTotal, ...]]:
    """The totals with each line of an alternative in turn, by the line's name."""
    everything = list(lines)
    names = dict.fromkeys(line.name for line in everything if line.alternative == alternative)
    others = [line for line in everything if line.alternative != alternative]
    held = {name: [replace(line, chosen=True) for line in everything if line.name == name] for name in names}
    return {name: totals([*others, *found]) for name, found in held.items()}
