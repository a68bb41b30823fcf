"""The map of the counties and of a county's municipalities, from the registry's rows."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from registry.geography import maps
from registry.models import Boundary, Municipality, Region

Level = Boundary.Level


def country_map(regions: Iterable[Region], states: dict[str, str] | None = None) -> maps.Map:
    """Estonia's counties, each a link to its page; ``states``: "in" or "out" by EHAK code."""
    rows = list(regions)
    known = states or {}
    places = {
        row.code: maps.Place(row.code, row.short_name, row.get_absolute_url(), known.get(row.code, "")) for row in rows
    }
    tiles = {(row.map_column, row.map_row): places[row.code] for row in rows}
    return drawn(Level.COUNTY, list(places.values()), lambda: maps.tile_map(tiles))


def region_map(
    municipalities: Iterable[Municipality],
    states: dict[str, str] | None = None,
    urls: dict[str, str] | None = None,
) -> maps.Map:
    """A county's municipalities; ``states``: "in" or "out", ``urls``: where a tile leads, both by EHAK code."""
    rows = list(municipalities)
    known, links = states or {}, urls or {}
    places = {
        row.code: maps.Place(row.code, row.name, links.get(row.code, ""), known.get(row.code, "")) for row in rows
    }
    spots = maps.arranged({row.code: (row.longitude or 0.0, row.latitude or 0.0) for row in rows})
    tiles = {spot: places[code] for code, spot in spots.items()}
    return drawn(Level.MUNICIPALITY, list(places.values()), lambda: maps.tile_map(tiles))


def municipalities_on(region: Region, on: date) -> list[Municipality]:
    """The municipalities of a county on a day, as the map draws them."""
    return list(region.municipalities.in_force(on))


def drawn(level: Level, places: Sequence[maps.Place], tiles: Callable[[], maps.Map]) -> maps.Map:
    """True shapes where all of the places have official boundaries, tiles otherwise; one query."""
    loaded = Boundary.objects.filter(level=level, code__in=[place.code for place in places])
    shapes = {boundary.code: boundary for boundary in loaded}
    if not places or len(shapes) < len(places):
        return tiles()
    attribution = next(iter(shapes.values())).attribution
    return maps.shape_map(places, {code: shape.rings for code, shape in shapes.items()}, attribution)
