"""The counties and municipalities that a reader may name."""

from collections import defaultdict
from datetime import date

from registry.alphabet import alphabetical
from registry.kept import for_a_minute
from registry.models import Municipality, Region
from search.meaning.place_names import Area


@for_a_minute
def areas(on: date) -> list[Area]:
    """Every county and municipality of a day, a former municipality as a name of its successor; one query at most."""
    municipalities = list(Municipality.objects.select_related("region"))
    former = defaultdict(list)
    for one in municipalities:
        if one.successor_id and not one.is_in_force(on):
            former[one.successor_id].append(one.name)
    regions = {one.region.pk: one.region for one in municipalities if one.region.is_in_force(on)}
    found = [of_region(region) for region in sorted(regions.values(), key=lambda region: alphabetical(region.name))]
    found += [
        Area(code=one.code, region=one.region.code, names=(one.name, *former[one.pk]))
        for one in municipalities
        if one.is_in_force(on)
    ]
    return found


def of_region(region: Region) -> Area:
    """A county under all the names that it has in three languages."""
    names = [region.short_name, region.name]
    for language in ("et", "ru", "en"):
        names += [getattr(region, f"short_name_{language}"), getattr(region, f"name_{language}")]
    kept = tuple(dict.fromkeys(name for name in names if name))
    return Area(code=region.code, region=region.code, names=kept, is_region=True)
