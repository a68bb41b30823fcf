"""Which municipalities are near one: neighbours first, then their neighbours, then by distance."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from registry.models import Municipality
from search.records.kinds import EVERYWHERE

_STEPS_BY_NEIGHBOURHOOD = 2
_BAND_KM = 40.0
_EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality: its neighbours, and a point inside where one is known."""

    neighbours: frozenset[str]
    point: tuple[float, float] | None = None


@lru_cache(maxsize=256)
def rings(code: str) -> tuple[tuple[str, ...], ...]:
    """Codes of municipalities in rings around one, nearest first; what is given everywhere comes last."""
    return (*rings_around(code, _places()), (EVERYWHERE,))


def rings_around(start: str, places: Mapping[str, Place]) -> tuple[tuple[str, ...], ...]:
    """Two rings by neighbourhood, then bands of 40 km; unknown places are left out."""
    if start not in places:
        return ()
    seen, ring = {start}, [start]
    result: list[tuple[str, ...]] = [(start,)]
    for _ in range(_STEPS_BY_NEIGHBOURHOOD):
        ring = sorted({near for code in ring for near in places[code].neighbours if near in places} - seen)
        if ring:
            seen.update(ring)
            result.append(tuple(ring))
    return (*result, *_bands(start, places, seen))


def _bands(start: str, places: Mapping[str, Place], seen: set[str]) -> tuple[tuple[str, ...], ...]:
    bands: dict[int, list[str]] = {}
    for code, place in sorted(places.items()):
        if code not in seen:
            bands.setdefault(int(kilometres(places[start].point, place.point) // _BAND_KM), []).append(code)
    return tuple(tuple(bands[band]) for band in sorted(bands))


def kilometres(left: tuple[float, float] | None, right: tuple[float, float] | None) -> float:
    """Great-circle distance of two points (latitude, longitude in degrees); farther than all where unknown."""
    if left is None or right is None:
        return _EARTH_RADIUS_KM
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (left, right))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(chord))


def _places() -> dict[str, Place]:
    codes = dict(Municipality.objects.values_list("pk", "code"))
    near: dict[str, set[str]] = {code: set() for code in codes.values()}
    through = Municipality.neighbours.through
    for left, right in through.objects.values_list("from_municipality_id", "to_municipality_id"):
        near[codes[left]].add(codes[right])
    return {
        code: Place(frozenset(near[code]), None if latitude is None or longitude is None else (latitude, longitude))
        for code, latitude, longitude in Municipality.objects.values_list("code", "latitude", "longitude")
    }
