"""Official boundaries as the Land and Spatial Development Board publishes them, read into simple rings; pure.

A GeoJSON feature carries EHAK codes: OKOOD and ONIMI for a municipality, MKOOD and MNIMI for a county. Coordinates are
L-EST97 (EPSG:3301, metres) or WGS 84 (degrees); they are kept as whole metres of L-EST97, x east and y north.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from registry.geography.lest97 import from_wgs84

COUNTY: Final = "county"
MUNICIPALITY: Final = "municipality"
TOLERANCE: Final = {COUNTY: 300.0, MUNICIPALITY: 80.0}
EAST: Final = (280_000.0, 830_000.0)
NORTH: Final = (6_300_000.0, 6_700_000.0)
LONGITUDE: Final = (20.0, 29.5)
LATITUDE: Final = (57.0, 60.5)

Point = tuple[float, float]


class BadBoundaries(ValueError):
    """The file is not what it should be; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A county's or municipality's shape: rings in metres, the first and last point of a ring not repeated."""

    level: str
    code: str
    name: str
    rings: tuple[tuple[tuple[int, int], ...], ...]


def read(text: str) -> list[Outline]:
    """The outlines of a GeoJSON text. Raises BadBoundaries where it holds anything else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadBoundaries(f"The file is no JSON that can be read: {error}.") from error
    if (
        not isinstance(data, dict)
        or data.get("type") != "FeatureCollection"
        or not isinstance(data.get("features"), list)
    ):
        raise BadBoundaries("The file is no GeoJSON FeatureCollection.")
    outlines = [outline(feature, number) for number, feature in enumerate(data["features"], 1)]
    if not outlines:
        raise BadBoundaries("The file has no features.")
    if len({one.level for one in outlines}) > 1:
        raise BadBoundaries("The file mixes counties and municipalities: load them one after the other.")
    seen: set[str] = set()
    for one in outlines:
        if one.code in seen:
            raise BadBoundaries(f"{one.name} ({one.code}) stands in the file twice.")
        seen.add(one.code)
    return outlines


def outline(feature: object, number: int) -> Outline:
    """One feature as an outline."""
    where = f"Feature {number}"
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise BadBoundaries(f"{where} has no properties.")
    level, code, name = identity(feature["properties"], where)
    where = f"{where} ({name or code})"
    rings = [simplified(ring, TOLERANCE[level]) for ring in metres(polygons(feature.get("geometry"), where), where)]
    kept = [ring for ring in rings if len(ring) > 2]
    if not kept:
        raise BadBoundaries(f"{where} has no area.")
    return Outline(level, code, name, tuple(tuple((round(x), round(y)) for x, y in ring) for ring in kept))


def identity(properties: Mapping[str, object], where: str) -> tuple[str, str, str]:
    """Level, EHAK code and name of a feature."""
    if properties.get("AKOOD"):
        raise BadBoundaries(f"{where} is a settlement: load counties or municipalities.")
    level, code, name = (
        (MUNICIPALITY, properties.get("OKOOD"), properties.get("ONIMI"))
        if properties.get("OKOOD")
        else (COUNTY, properties.get("MKOOD"), properties.get("MNIMI"))
    )
    if not isinstance(code, str) or len(code) != 4 or not code.isdigit():
        raise BadBoundaries(f"{where} has no EHAK code of four digits in OKOOD or MKOOD.")
    return level, code, str(name or "")


def polygons(geometry: object, where: str) -> list[list[list[Point]]]:
    """The polygons of a geometry, each a list of rings."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in {"Polygon", "MultiPolygon"}:
        raise BadBoundaries(f"{where} is no Polygon or MultiPolygon.")
    found = geometry.get("coordinates") or []
    parts = [found] if kind == "Polygon" else found
    try:
        return [[[(float(point[0]), float(point[1])) for point in ring] for ring in part] for part in parts]
    except (TypeError, ValueError, LookupError, OverflowError) as error:
        raise BadBoundaries(f"{where} has coordinates that are no numbers.") from error


def metres(parts: Sequence[Sequence[Sequence[Point]]], where: str) -> Iterator[list[Point]]:
    """Every ring in metres of L-EST97, whatever the file's system and order of axes."""
    for ring in (ring for part in parts for ring in part):
        for accepts, convert in SYSTEMS:
            if all(accepts(point) for point in ring):
                yield [convert(point) for point in ring]
                break
        else:
            raise BadBoundaries(f"{where} lies outside Estonia, or is neither in EPSG:3301 nor in WGS 84.")


def lies(point: Point, first: Point, second: Point) -> bool:
    """Whether a point's coordinates lie within two ranges."""
    return first[0] <= point[0] <= first[1] and second[0] <= point[1] <= second[1]


SYSTEMS: Final = (
    (lambda point: lies(point, EAST, NORTH), lambda point: point),
    (lambda point: lies(point, NORTH, EAST), lambda point: (point[1], point[0])),
    (lambda point: lies(point, LONGITUDE, LATITUDE), lambda point: from_wgs84(*point)),
    (lambda point: lies(point, LATITUDE, LONGITUDE), lambda point: from_wgs84(point[1], point[0])),
)


def simplified(ring: Sequence[Point], tolerance: float) -> list[Point]:
    """The ring without points that lie nearer than the tolerance (metres) to the line that stays (Douglas, Peucker).

    An islet smaller than the tolerance vanishes.
    """
    points = list(ring[:-1]) if len(ring) > 1 and ring[0] == ring[-1] else list(ring)
    if len(points) < 3:
        return []
    farthest = max(range(len(points)), key=lambda index: squared(points[0], points[index]))
    if squared(points[0], points[farthest]) < tolerance**2:
        return []
    return thinned(points[: farthest + 1], tolerance)[:-1] + thinned([*points[farthest:], points[0]], tolerance)[:-1]


def thinned(points: Sequence[Point], tolerance: float) -> list[Point]:
    """An open line without the points that the tolerance makes needless; its ends stay."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        between = range(first + 1, last)
        if not between:
            continue
        far = max(between, key=lambda index: from_line(points[index], points[first], points[last]))
        if from_line(points[far], points[first], points[last]) > tolerance:
            keep.add(far)
            stack += [(first, far), (far, last)]
    return [points[index] for index in sorted(keep)]


def squared(one: Point, other: Point) -> float:
    """The square of a distance."""
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def from_line(point: Point, begin: Point, end: Point) -> float:
    """The distance of a point from the line through two others; from the one where they are the same."""
    length = squared(begin, end) ** 0.5
    if not length:
        return squared(point, begin) ** 0.5
    (x, y), (x1, y1), (x2, y2) = point, begin, end
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def missing(outlines: Iterable[Outline], known: Mapping[str, str]) -> list[str]:
    """The names of known areas (by code) that no outline covers."""
    covered = {one.code for one in outlines}
    return [name for code, name in known.items() if code not in covered]
