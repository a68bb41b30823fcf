"""How the monitoring of all regions stands on a day, the overdue first (C2)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from councils.late_figures import in_force_by_region
from councils.models import MonitoringReport
from councils.monitoring import Monitoring, MonitoringState, monitoring_on
from councils.rules_in_force import council_rules
from registry.models import Region

ORDER = [
    MonitoringState.OVERDUE,
    MonitoringState.DUE_SOON,
    MonitoringState.IN_TIME,
    MonitoringState.NOTHING_TO_MONITOR,
]


@dataclass(frozen=True, slots=True)
class RegionMonitoring:
    """A region and how its monitoring stands."""

    region: Region
    monitoring: Monitoring


def overview(on: date) -> list[RegionMonitoring]:
    """All regions; four queries."""
    regions, rules = list(Region.objects.in_force(on)), council_rules(on).monitoring()
    strategies = in_force_by_region(regions, on)
    held: dict[int, list[date]] = defaultdict(list)
    for region, day in MonitoringReport.objects.approved_on(on).values_list("region", "approved_on"):
        held[region] += [day] if day else []
    rows = [
        RegionMonitoring(
            region,
            monitoring_on(on, strategies[region.pk].since if region.pk in strategies else None, held[region.pk], rules),
        )
        for region in regions
    ]
    return sorted(rows, key=lambda row: ORDER.index(row.monitoring.state))
