"""What stands against a county's coordination areas on a day, from the database (T10)."""

from datetime import date

from agreements.areas import Finding, Population, findings
from agreements.counting.rules import rule_set_on
from agreements.models import CoordinationArea, QuorumRuleSet
from registry.models import Municipality, Region


def areas_of(region: Region) -> list[CoordinationArea]:
    """The region's areas of all days, with what they are judged by."""
    rows = CoordinationArea.objects.filter(tervik__region=region)
    return list(rows.select_related("network_manager__contact").prefetch_related("municipalities"))


def findings_on(region: Region, areas: list[CoordinationArea], on: date) -> list[Finding]:
    """What stands against these areas on the day; none where they are as they must be."""
    return findings(
        [area.as_area(on) for area in areas],
        set(Municipality.objects.in_force(on).filter(region=region).values_list("pk", flat=True)),
        population_of(region),
        on,
        more_than=inhabitants_exceeded(on),
    )


def population_of(region: Region) -> Population | None:
    """The county's inhabitants as the registry has them."""
    if region.population is None:
        return None
    return Population(region.population, region.population_on, region.population_source)


def inhabitants_exceeded(on: date) -> int:
    """The number of inhabitants that must be exceeded, from the rule set of the day. Raises LookupError for none."""
    rows = {row.code: row for row in QuorumRuleSet.objects.approved()}
    rules = rule_set_on([row.as_rule() for row in rows.values()], on)
    if rules is None:
        raise LookupError(on.isoformat())
    return rows[rules.code].area_inhabitants
