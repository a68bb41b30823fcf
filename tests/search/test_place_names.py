"""What readers write as a place."""

import pytest

from search.meaning.place_names import Area, read

VORUMAA = Area("0087", "0087", ("Võrumaa", "Võru maakond", "Вырумаа", "Võru County"), is_region=True)
VORU_VALD = Area("0917", "0087", ("Võru vald",))
VORU_LINN = Area("0919", "0087", ("Võru linn",))
JOHVI = Area("0250", "0045", ("Jõhvi vald", "Toila vald"))
TALLINN = Area("0784", "0037", ("Tallinn",))
AREAS = [VORUMAA, VORU_VALD, VORU_LINN, JOHVI, TALLINN]


@pytest.mark.parametrize("text", ["", "   ", "\t"])
def test_nothing_written_is_no_place_and_no_error(text: str):
    place = read(text, AREAS)
    assert (place.area, place.is_unknown) == (None, False)


def test_what_is_no_place_is_unknown_and_offers_nothing_far_fetched():
    place = read("xyzzyq", AREAS)
    assert place.is_unknown
    assert place.suggestions == ()


def test_a_name_of_several_places_is_asked_about():
    place = read("Võru", AREAS)
    assert place.is_unknown
    assert place.is_ambiguous
    assert set(place.suggestions) == {"Võrumaa", "Võru vald", "Võru linn"}


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Võru vald", VORU_VALD),
        ("  VÕRU   linn ", VORU_LINN),
        ("voru vald", VORU_VALD),
        ("Вырумаа", VORUMAA),
        ("Võru County", VORUMAA),
        ("0919", VORU_LINN),
        ("tallinn", TALLINN),
        ("Tallinna linn", None),
        ("tall", TALLINN),
        ("jõhvi", JOHVI),
    ],
)
def test_a_place_is_known_by_its_names_without_accents_case_or_kind(text: str, area: Area | None):
    assert read(text, AREAS).area == area


def test_a_former_municipality_leads_to_its_successor():
    assert read("Toila vald", AREAS).municipality == "0250"


def test_a_slip_of_the_pen_is_offered_the_name_that_was_meant():
    assert read("Jõhhvi vald", AREAS).suggestions[0] == "Jõhvi vald"


def test_a_municipality_knows_its_county():
    assert read("Võru linn", AREAS).region == "0087"
    assert read("Võrumaa", AREAS).municipality == ""
