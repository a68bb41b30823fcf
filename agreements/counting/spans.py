"""Arithmetic on spans of days: sorted, disjoint, half-open pairs of day numbers (`date.toordinal`).

The record speaks of inclusive days (`valid_to` is the last day); day numbers make counting fast.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = list[Span]

BEGINNING = date.min.toordinal()
"""Day number of what has no lower bound."""

END = date.max.toordinal() + 1
"""Day number after the last one, for what has no upper bound."""


def span(valid_from: date | None, valid_to: date | None) -> Span:
    """The days from `valid_from` to `valid_to`, both inclusive; None is unbounded."""
    start = BEGINNING if valid_from is None else valid_from.toordinal()
    stop = END if valid_to is None else valid_to.toordinal() + 1
    return start, stop


def union(spans: Iterable[Span]) -> Spans:
    """Every day of any of the spans; adjacent spans become one, empty ones vanish."""
    merged: Spans = []
    for start, stop in sorted(spans):
        if start >= stop:
            continue
        if merged and start <= merged[-1][1]:
            if stop > merged[-1][1]:
                merged[-1] = (merged[-1][0], stop)
        else:
            merged.append((start, stop))
    return merged


def intersection(left: Spans, right: Spans) -> Spans:
    """The days that are in both."""
    common: Spans = []
    for start, stop in left:
        for other_start, other_stop in right:
            lower, upper = max(start, other_start), min(stop, other_stop)
            if lower < upper:
                common.append((lower, upper))
    return common


def difference(left: Spans, right: Spans) -> Spans:
    """The days of `left` that are not in `right`."""
    if not right:
        return left
    bounds = [BEGINNING, *(edge for pair in right for edge in pair), END]
    return intersection(left, list(zip(bounds[::2], bounds[1::2], strict=True)))


def covers(spans: Spans, day: int) -> bool:
    """Whether the day is in one of the spans."""
    return any(start <= day < stop for start, stop in spans)
