"""Values of measures for the pages, each with a settled number of queries."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from councils.models import Measure, MeasureValue
from registry.models import Region

Values = dict[int, list[MeasureValue]]


def values_of(region: Region, measures: Iterable[Measure]) -> Values:
    """Everybody's values of the region and of Estonia, by measure and in the order of years; one query."""
    rows = MeasureValue.objects.of_everybody().of_region(region).filter(measure__in=list(measures))
    return grouped(rows.order_by("year", "part"))


def values_everywhere(measure: Measure, sex: str = "", age_group: str = "") -> list[MeasureValue]:
    """The values of all regions and of Estonia, of everybody or of a group; one query."""
    rows = MeasureValue.objects.filter(measure=measure, sex=sex, age_group=age_group)
    return list(rows.order_by("year", "part"))


def splits_of(measure: Measure) -> list[tuple[str, str]]:
    """The groups, by age and sex, that a measure has values of anywhere; one query."""
    rows = MeasureValue.objects.filter(measure=measure).order_by()
    return sorted(rows.values_list("age_group", "sex").distinct())


def values_of_groups(region: Region, measure: Measure) -> list[MeasureValue]:
    """The values of a region that are split by sex or age; one query."""
    rows = MeasureValue.objects.filter(~Q(sex="", age_group=""), measure=measure, region=region)
    return list(rows.order_by("year", "part"))


def grouped(rows: Iterable[MeasureValue]) -> Values:
    """Values by measure."""
    found: Values = defaultdict(list)
    for row in rows:
        found[row.measure_id].append(row)
    return found
