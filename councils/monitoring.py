"""Has the council looked at its goals in time (C2: at least once a year)?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.months import add_months


@dataclass(frozen=True, slots=True)
class MonitoringRules:
    """The longest time between two monitorings as data (C2: twelve months), and how early it is told."""

    months: int
    warn_months: int


class MonitoringState(StrEnum):
    """How the monitoring of a strategy stands."""

    NOTHING_TO_MONITOR = "nothing_to_monitor"
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Monitoring:
    """The state on a day, the last day for the next monitoring, and the last one held."""

    state: MonitoringState
    due_on: date | None = None
    last_on: date | None = None


def monitoring_on(
    day: date, in_force_since: date | None, monitored: Iterable[date], rules: MonitoringRules
) -> Monitoring:
    """How the monitoring stands on the day. `in_force_since`: when the region's first strategy came into force.

    `monitored`: days on which the council had the report before it. The next is due a year after the last, or
    after the strategy came into force; on the due day itself it is still in time.
    """
    if in_force_since is None or in_force_since > day:
        return Monitoring(MonitoringState.NOTHING_TO_MONITOR)
    last = max((held for held in monitored if in_force_since <= held <= day), default=None)
    due = add_months(last or in_force_since, rules.months)
    if day > due:
        return Monitoring(MonitoringState.OVERDUE, due, last)
    soon = day >= add_months(due, -rules.warn_months)
    return Monitoring(MonitoringState.DUE_SOON if soon else MonitoringState.IN_TIME, due, last)
