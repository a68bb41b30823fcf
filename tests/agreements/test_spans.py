"""Spans of days against plain sets of days."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from agreements.counting.spans import BEGINNING, END, covers, difference, intersection, span, union

FIRST = 700_000
days = st.integers(FIRST, FIRST + 15)
raw = st.lists(st.tuples(days, days), max_size=6)


def as_set(spans) -> set[int]:
    return {day for start, stop in spans for day in range(start, stop)}


def is_tidy(spans) -> bool:
    """Sorted, none empty, and no two that could be one."""
    return all(start < stop for start, stop in spans) and all(a[1] < b[0] for a, b in pairwise(spans))


@given(raw, raw)
def test_spans_do_what_sets_of_days_do(left, right):
    one, other = union(left), union(right)

    assert as_set(one) == as_set(left)
    assert as_set(intersection(one, other)) == as_set(left) & as_set(right)
    assert as_set(difference(one, other)) == as_set(left) - as_set(right)
    assert all(is_tidy(spans) for spans in (one, intersection(one, other), difference(one, other)))
    assert all(covers(one, day) == (day in as_set(left)) for day in range(FIRST, FIRST + 16))


def test_days_are_inclusive_and_none_is_without_bound():
    day = date(2026, 3, 1)

    assert span(day, day) == (day.toordinal(), day.toordinal() + 1)
    assert span(None, None) == (BEGINNING, END)
    assert covers([span(None, None)], date.min.toordinal())
    assert covers([span(None, None)], date.max.toordinal())
    assert not covers([span(day, None)], day.toordinal() - 1)
