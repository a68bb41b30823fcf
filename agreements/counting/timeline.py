"""The quorum over time (T7): since when it has been met, how its figures changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from agreements.counting.region_record import RegionRecord
from agreements.counting.region_sweep import NOTHING, Row, counts_of, someone_joined, sweep
from agreements.counting.rules import Figures, RuleSet, judge, rule_set_on
from agreements.counting.spans import BEGINNING, span


@dataclass(frozen=True, slots=True)
class TimelineSpan:
    """Days in which nothing of the quorum changed, the first and the last one included."""

    first_day: date
    last_day: date
    rule_set: RuleSet
    figures: Figures

    @property
    def met(self) -> bool:
        """Whether the quorum is met on these days."""
        return self.figures.met


def first_met_on(record: RegionRecord, rule_sets: Iterable[RuleSet], on: date) -> date | None:
    """The earliest day up to `on` when the quorum was met (T7), None if there is none.

    It stays for every later day, also if a member leaves. Each day is judged by the rule set of that day.
    """
    for start, _, rules, row in _steps(record, tuple(rule_sets), BEGINNING, on.toordinal() + 1):
        if someone_joined(row) and judge(counts_of(row), rules).met:
            return date.fromordinal(start)
    return None


def timeline(record: RegionRecord, rule_sets: Iterable[RuleSet], first: date, last: date) -> list[TimelineSpan]:
    """How the quorum's figures changed from `first` to `last`; days without a rule set are left out."""
    spans: list[TimelineSpan] = []
    for start, stop, rules, row in _steps(record, tuple(rule_sets), first.toordinal(), last.toordinal() + 1):
        figures = judge(counts_of(row), rules)
        first_day = date.fromordinal(start)
        if spans and _continues(spans[-1], start, rules, figures):
            first_day = spans.pop().first_day
        spans.append(TimelineSpan(first_day, date.fromordinal(stop - 1), rules, figures))
    return spans


def _continues(before: TimelineSpan, start: int, rules: RuleSet, figures: Figures) -> bool:
    adjacent = before.last_day.toordinal() + 1 == start
    return adjacent and before.rule_set is rules and before.figures == figures


def _steps(
    record: RegionRecord, rule_sets: tuple[RuleSet, ...], first: int, stop: int
) -> Iterator[tuple[int, int, RuleSet, Row]]:
    """Half-open spans of day numbers with the rule set and the counts of their days."""
    steps = [(BEGINNING - 1, NOTHING), *sweep(record)]
    days = [day for day, _ in steps]
    for rules, start, end in _ruled(rule_sets, first, stop):
        place = bisect_right(days, start) - 1
        while start < end:
            upper = min(end, days[place + 1]) if place + 1 < len(days) else end
            yield start, upper, rules, steps[place][1]
            start, place = upper, place + 1


def _ruled(rule_sets: tuple[RuleSet, ...], first: int, stop: int) -> Iterator[tuple[RuleSet, int, int]]:
    """The days from `first` to before `stop`, cut where another rule set begins to hold."""
    bounds = {edge for rules in rule_sets for edge in span(rules.valid_from, rules.valid_to)}
    edges = sorted({first, stop, *(edge for edge in bounds if first < edge < stop)})
    for start, end in pairwise(edges):
        rules = rule_set_on(rule_sets, date.fromordinal(start))
        if rules is not None:
            yield rules, start, end
