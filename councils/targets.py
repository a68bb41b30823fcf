"""Kinds of target of a measure, what number each comes to, and when it is reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from councils.periods import Period, last_of


class TargetKind(StrEnum):
    """How a target is meant."""

    AT_LEAST = "at_least"
    """30 % covered"""
    AT_MOST = "at_most"
    """A ceiling: "ei suurene üle 2 %", does not rise above 2 %."""
    BELOW = "below"
    """Below 40 %: 40 itself is not enough."""
    CHANGE = "change"
    """−15 %: per cent of the baseline, downwards below zero, upwards from zero on."""
    ABOVE_OTHER = "above_other"
    """Above another measure's value of the same period."""


_DOWNWARDS = frozenset({TargetKind.AT_MOST, TargetKind.BELOW})


@dataclass(frozen=True, slots=True)
class Target:
    """A target: its number (per cent for CHANGE, unused for ABOVE_OTHER) and the year by which it is to be reached."""

    kind: TargetKind
    number: Decimal = Decimal(0)
    year: int | None = None

    @property
    def sign(self) -> int:
        """1 where more is better, −1 where less is."""
        falls = self.kind in _DOWNWARDS or (self.kind is TargetKind.CHANGE and self.number < 0)
        return -1 if falls else 1

    def due(self, parts: int) -> Period | None:
        """The last period, of so many a year, in which it may still be reached; None where no year is named."""
        return None if self.year is None else last_of(self.year, parts)


@dataclass(frozen=True, slots=True)
class Value:
    """A measure's value of a period."""

    period: Period
    number: Decimal
    preliminary: bool = False


def in_order(values: Iterable[Value]) -> list[Value]:
    """By period; a final value after a preliminary one of the same, so that it is the one that stands."""
    return sorted(values, key=lambda value: (value.period.order, not value.preliminary))


class Unreachable(StrEnum):
    """Why a target comes to no number; the names are those of councils.measures.Note."""

    NO_BASELINE = "no_baseline"
    BASELINE_ZERO = "baseline_zero"
    NO_OTHER_VALUE = "no_other_value"


def threshold(target: Target, period: Period, baseline: Value | None, other: Iterable[Value]) -> Fraction | Unreachable:
    """The number that a value of the period is compared with."""
    if target.kind is TargetKind.CHANGE:
        if baseline is None:
            return Unreachable.NO_BASELINE
        if baseline.number == 0:
            return Unreachable.BASELINE_ZERO
        start = Fraction(baseline.number)
        return start + abs(start) * Fraction(target.number) / 100
    if target.kind is TargetKind.ABOVE_OTHER:
        same = [value for value in in_order(other) if value.period == period]
        return Fraction(same[-1].number) if same else Unreachable.NO_OTHER_VALUE
    return Fraction(target.number)


def reaches(target: Target, value: Fraction, goal: Fraction) -> bool:
    """Whether the value meets the number; BELOW and ABOVE_OTHER are strict, the others include equality."""
    if target.kind is TargetKind.BELOW:
        return value < goal
    if target.kind is TargetKind.ABOVE_OTHER:
        return value > goal
    return (value - goal) * target.sign >= 0
