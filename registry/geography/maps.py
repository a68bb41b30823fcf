"""Maps as plain drawings: tiles at their place, or true shapes where official boundaries are loaded; pure.

A map is a picture of what stands beside it as a list or table. Measures are units of the drawing's view box.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Final

TILE: Final = 110
TILE_HEIGHT: Final = 72
GAP: Final = 6
LINE: Final = 17
LINE_LETTERS: Final = 12
WIDE: Final = 640
MARGIN: Final = 4

Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True, slots=True)
class Place:
    """What is drawn: a county or municipality with its address (empty: no link), and `state` "in", "out" or ""."""

    code: str
    name: str
    url: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """One line of a name, centred on its point."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A place as an outline (SVG path data) with its label."""

    place: Place
    path: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing: view box width and height, shapes, and what is said under it about the source of the shapes."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    is_tiles: bool
    attribution: str = ""

    @property
    def shows_membership(self) -> bool:
        """Whether places are marked as in or out, so that a key is needed."""
        return any(shape.place.state for shape in self.shapes)


def tile_map(places: Mapping[tuple[int, int], Place]) -> Map:
    """Places as equal tiles, each at its column and row."""
    columns = 1 + max((column for column, _ in places), default=0)
    rows = 1 + max((row for _, row in places), default=0)
    shapes = tuple(tile(place, column, row) for (column, row), place in sorted(places.items()))
    return Map(columns * (TILE + GAP) + GAP, rows * (TILE_HEIGHT + GAP) + GAP, shapes, is_tiles=True)


def tile(place: Place, column: int, row: int) -> Shape:
    """One tile with its name on one line or two."""
    x, y = GAP + column * (TILE + GAP), GAP + row * (TILE_HEIGHT + GAP)
    lines = name_lines(place.name)
    first = y + TILE_HEIGHT / 2 + 5 - LINE * (len(lines) - 1) / 2
    labels = tuple(Label(line, x + TILE / 2, first + LINE * number) for number, line in enumerate(lines))
    return Shape(place, f"M{x},{y}h{TILE}v{TILE_HEIGHT}h-{TILE}z", labels)


def name_lines(name: str) -> list[str]:
    """A name on one line, or broken at a space or hyphen where it is long."""
    if len(name) <= LINE_LETTERS:
        return [name]
    head, mark, tail = name.partition(" ") if " " in name else name.partition("-")
    return [head + mark.strip(), tail] if tail else [name]


def arranged(points: Mapping[str, Point]) -> dict[str, tuple[int, int]]:
    """Column and row for places by longitude and latitude: rows from north to south, within a row from west to east.

    Rows are filled evenly, as near to a square as the number allows.
    """
    if not points:
        return {}
    count = ceil(sqrt(len(points)))
    rows = ceil(len(points) / count)
    southward = sorted(points, key=lambda code: (-points[code][1], code))
    placed: dict[str, tuple[int, int]] = {}
    for row in range(rows):
        begin, end = row * len(southward) // rows, (row + 1) * len(southward) // rows
        eastward = sorted(southward[begin:end], key=lambda code: (points[code][0], code))
        placed |= {code: (column, row) for column, code in enumerate(eastward)}
    return placed


def shape_map(places: Iterable[Place], rings: Mapping[str, Sequence[Ring]], attribution: str) -> Map:
    """Places in their true shapes; `rings` are outlines by code in metres, x to the east and y to the north."""
    drawn = [place for place in places if rings.get(place.code)]
    points = [point for place in drawn for ring in rings[place.code] for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    scale = (WIDE - 2 * MARGIN) / max(east - west, north - south, 1)

    def on_paper(point: Point) -> Point:
        return MARGIN + (point[0] - west) * scale, MARGIN + (north - point[1]) * scale

    shapes = tuple(
        outline(place, [[on_paper(point) for point in ring] for ring in rings[place.code]]) for place in drawn
    )
    width, height = ((edge * scale) + 2 * MARGIN for edge in (east - west, north - south))
    return Map(ceil(width), ceil(height), shapes, is_tiles=False, attribution=attribution)


def outline(place: Place, rings: Sequence[Ring]) -> Shape:
    """One true shape, its name in the middle of its largest ring."""
    x, y = middle(max(rings, key=lambda ring: abs(signed_area(ring))))
    return Shape(place, "".join(map(path_of, rings)), (Label(place.name, round(x, 1), round(y, 1)),))


def path_of(ring: Ring) -> str:
    """SVG path data of a closed ring, to a tenth of a unit."""
    return "M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "z"


def signed_area(ring: Ring) -> float:
    """The area of a ring; negative where it runs clockwise."""
    turned = [*ring[1:], ring[0]]
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(ring, turned, strict=True)) / 2


def middle(ring: Ring) -> Point:
    """The centre of mass of a ring; the mean of its points where it has no area."""
    area, turned = signed_area(ring), [*ring[1:], ring[0]]
    if not area:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    pairs = list(zip(ring, turned, strict=True))
    x = sum((a + c) * (a * d - c * b) for (a, b), (c, d) in pairs) / (6 * area)
    y = sum((b + d) * (a * d - c * b) for (a, b), (c, d) in pairs) / (6 * area)
    return x, y
