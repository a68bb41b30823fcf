"""Maps drawn by the portal itself."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string

from registry.geography import boundary_shapes, maps
from registry.geography.boundary_shapes import BadBoundaries
from registry.geography.lest97 import from_wgs84
from registry.geography.maps import Place
from registry.models import Boundary, Region
from registry.public.area_maps import country_map, municipalities_on, region_map

TODAY = date(2026, 11, 22)
SQUARE = [[500000, 6400000], [520000, 6400000], [520000, 6420000], [500000, 6420000], [500000, 6400000]]


def feature(properties: dict[str, str], ring: list[list[float]] | None = None) -> dict[str, object]:
    geometry = {"type": "Polygon", "coordinates": [ring or SQUARE]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: dict[str, object]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def test_an_islet_smaller_than_the_tolerance_vanishes_and_a_folded_line_keeps_its_ends():
    """Boundaries are drawn with hundreds of points less; what nobody could see is left out."""
    islet = [(0.0, 0.0), (3.0, 0.0), (3.0, 3.0), (0.0, 0.0)]
    assert boundary_shapes.simplified(islet, 10) == []
    assert boundary_shapes.simplified(islet, 1) == islet[:-1]
    assert boundary_shapes.thinned([(0.0, 0.0), (30.0, 40.0), (0.0, 0.0)], 49) == [(0.0, 0.0), (30.0, 40.0), (0.0, 0.0)]
    assert boundary_shapes.thinned([(0.0, 0.0), (30.0, 40.0), (0.0, 0.0)], 51) == [(0.0, 0.0), (0.0, 0.0)]


def test_the_name_of_a_shape_without_area_stands_in_the_middle_of_its_points():
    assert maps.middle([(0.0, 0.0), (10.0, 10.0), (20.0, 20.0)]) == (10.0, 10.0)
    assert maps.middle([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]) == (5.0, 5.0)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "no JSON"),
        ("[" * 200_000, "no JSON"),
        ("[]", "no GeoJSON"),
        (collection(), "no features"),
        (collection(feature({"NIMI": "Võru"})), "no EHAK code"),
        (collection(feature({"MKOOD": "37", "MNIMI": "Harju"})), "four digits"),
        (collection(feature({"MKOOD": "0037", "OKOOD": "0784", "AKOOD": "1234"})), "settlement"),
        (collection(feature({"MKOOD": "0037"}), feature({"MKOOD": "0037"})), "twice"),
        (collection(feature({"MKOOD": "0037"}), feature({"OKOOD": "0784"})), "mixes"),
        (collection(feature({"MKOOD": "0037"}, [[0, 0], [1, 0], [1, 1], [0, 0]])), "outside Estonia"),
        (collection(feature({"MKOOD": "0037"}, [["x", 0], [1, 0], [1, 1]])), "no numbers"),
        (collection(feature({"MKOOD": "0037"}, [{"x": 0}, {"x": 1}, {"x": 2}])), "no numbers"),
        (collection(feature({"MKOOD": "0037"}, [[10**400, 0], [1, 0], [1, 1]])), "no numbers"),
        (collection({"type": "Feature", "properties": {"MKOOD": "0037"}, "geometry": None}), "no Polygon"),
        (collection({"type": "Feature", "properties": None, "geometry": None}), "no properties"),
        (collection(feature({"MKOOD": "0037"}, SQUARE[:2])), "no area"),
    ],
)
def test_a_file_that_is_no_boundaries_is_refused_with_its_reason(text: str, reason: str):
    with pytest.raises(BadBoundaries, match=reason):
        boundary_shapes.read(text)


def test_degrees_and_metres_and_either_order_of_axes_give_the_same_shape():
    metres = boundary_shapes.read(collection(feature({"MKOOD": "0087", "MNIMI": "Võru maakond"})))
    swapped = boundary_shapes.read(collection(feature({"MKOOD": "0087"}, [[y, x] for x, y in SQUARE])))
    assert metres[0].rings == swapped[0].rings
    degrees = [[24.7, 59.4], [24.8, 59.4], [24.8, 59.5], [24.7, 59.5], [24.7, 59.4]]
    ring = boundary_shapes.read(collection(feature({"MKOOD": "0037"}, degrees)))[0].rings[0]
    assert ring[0] == tuple(round(value) for value in from_wgs84(24.7, 59.4))


def test_the_grid_begins_where_the_law_of_the_grid_says():
    east, north = from_wgs84(24.0, 57.51755393055556)
    assert (round(east, 3), round(north, 3)) == (500000, 6375000)


def test_points_on_a_straight_line_are_left_out_and_corners_stay():
    dense = [[500000 + 10 * step, 6400000] for step in range(2000)] + SQUARE[1:]
    assert len(boundary_shapes.read(collection(feature({"OKOOD": "0919"}, dense)))[0].rings[0]) == 4


def test_sixteen_municipalities_stand_in_four_rows_north_above_south():
    points = {str(number): (float(number % 4), float(number // 4)) for number in range(16)}
    placed = maps.arranged(points)
    assert len(set(placed.values())) == 16
    assert placed["12"] == (0, 0)
    assert placed["3"] == (3, 3)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 7, 13])
def test_every_municipality_has_a_tile_of_its_own(count: int):
    points = {str(number): (float(number), 58.0) for number in range(count)}
    assert len(set(maps.arranged(points).values())) == count


def test_a_long_name_stands_on_two_lines():
    assert maps.name_lines("Lääne-Virumaa") == ["Lääne-", "Virumaa"]
    assert maps.name_lines("Põhja-Pärnumaa vald") == ["Põhja-Pärnumaa", "vald"]
    assert maps.name_lines("Hiiumaa") == ["Hiiumaa"]


def test_member_and_not_member_differ_in_more_than_colour():
    drawn = maps.tile_map({(0, 0): Place("1", "A", state="in"), (1, 0): Place("2", "B", state="out")})
    page = render_to_string("components/map.html", {"map": drawn, "map_label": "kaart"})
    assert 'id="hatch"' in page
    assert 'class="out"' in page
    assert "style=" not in page


@pytest.mark.django_db
def test_the_country_is_fifteen_tiles_that_lead_to_the_regions():
    drawn = country_map(Region.objects.in_force(TODAY))
    assert drawn.is_tiles
    assert len(drawn.shapes) == 15
    assert all("/regions/" in shape.place.url for shape in drawn.shapes)


@pytest.mark.django_db
def test_a_region_is_drawn_with_its_municipalities_of_the_day():
    region = Region.objects.get(slug="ida-virumaa")
    assert len(region_map(municipalities_on(region, date(2025, 10, 1))).shapes) == 8
    assert len(region_map(municipalities_on(region, TODAY)).shapes) == 7


@pytest.mark.django_db
def test_true_shapes_are_drawn_once_every_county_has_its_boundary(tmp_path: Path):
    codes = list(Region.objects.values_list("code", flat=True))
    some, every = tmp_path / "some.json", tmp_path / "every.json"
    some.write_text(collection(*(feature({"MKOOD": code, "MNIMI": code}) for code in codes[:3])))
    every.write_text("\ufeff" + collection(*(feature({"MKOOD": code, "MNIMI": code}) for code in codes)))
    call_command("import_boundaries", some, verbosity=0)
    assert country_map(Region.objects.all()).is_tiles
    call_command("import_boundaries", every, attribution="Maa- ja Ruumiamet, 01.01.2026", verbosity=0)
    drawn = country_map(Region.objects.all())
    assert not drawn.is_tiles
    assert drawn.attribution == "Maa- ja Ruumiamet, 01.01.2026"
    assert Boundary.objects.count() == 15


@pytest.mark.django_db
def test_a_bad_file_leaves_the_boundaries_that_are_there(tmp_path: Path):
    Boundary.objects.create(level="county", code="0087", rings=[SQUARE], attribution="a")
    stranger = tmp_path / "stranger.json"
    stranger.write_text(collection(feature({"MKOOD": "0099", "MNIMI": "Kuu"})))
    for path, reason in ((stranger, "0099"), (tmp_path / "none.json", "cannot be read")):
        with pytest.raises(CommandError, match=reason):
            call_command("import_boundaries", path, verbosity=0)
    assert Boundary.objects.get().attribution == "a"


@pytest.mark.django_db
def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path):
    path = tmp_path / "latin.json"
    path.write_bytes(b'{"a": "\xf5"}')
    with pytest.raises(CommandError, match="not UTF-8"):
        call_command("import_boundaries", path, verbosity=0)
