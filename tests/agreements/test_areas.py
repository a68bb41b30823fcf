"""Coordination areas (T10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agreements.areas import AreaProblem, CoordinationArea, Finding, Population, findings

DAY = date(2026, 3, 1)
COUNTY = frozenset({"a", "b", "c"})
NORTH = CoordinationArea("Põhi", frozenset({"a"}), "Võrgustikujuht 1", "12", date(2026, 1, 1), date(2026, 1, 1))
SOUTH = replace(NORTH, name="Lõuna", municipalities=frozenset({"b", "c"}))
PEOPLE = Population(100_001, date(2026, 1, 1), "Statistikaamet RV0240")


def problems(*areas, population=PEOPLE, on=DAY):
    return findings(areas, COUNTY, population, on, more_than=100_000)


def test_areas_that_do_not_overlap_and_rest_on_an_order_stand():
    assert problems(NORTH, SOUTH) == []


@pytest.mark.parametrize(
    ("population", "problem"),
    [
        (Population(100_000, PEOPLE.counted_on, PEOPLE.source), AreaProblem.TOO_FEW_INHABITANTS),
        (Population(100_001, None, PEOPLE.source), AreaProblem.POPULATION_WITHOUT_SOURCE),
        (Population(100_001, PEOPLE.counted_on, ""), AreaProblem.POPULATION_WITHOUT_SOURCE),
        (None, AreaProblem.POPULATION_UNKNOWN),
    ],
)
def test_areas_need_more_than_100_000_inhabitants_with_date_and_source(population, problem):
    assert problems(NORTH, population=population) == [Finding(problem)]


def test_a_county_without_areas_needs_no_population():
    assert problems(population=None) == []


def test_a_municipality_lies_in_one_area():
    assert problems(NORTH, replace(SOUTH, municipalities=COUNTY)) == [
        Finding(AreaProblem.OVERLAP, "Põhi", ("a",)),
        Finding(AreaProblem.OVERLAP, "Lõuna", ("a",)),
    ]


def test_areas_that_follow_each_other_do_not_overlap():
    until = replace(NORTH, valid_to=DAY)
    after = replace(SOUTH, municipalities=COUNTY, valid_from=date(2026, 3, 2))

    assert problems(until, after) == []
    assert problems(until, after, on=date(2026, 3, 2)) == []


@pytest.mark.parametrize(("on", "told"), [(0, False), (1, True), (10, True), (11, False)])
def test_an_area_is_looked_at_from_its_first_to_its_last_day(on, told):
    unmanaged = replace(NORTH, network_manager=None, valid_from=date(2026, 3, 2), valid_to=date(2026, 3, 11))

    assert bool(problems(unmanaged, on=DAY + timedelta(days=on))) is told


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"order_number": ""}, AreaProblem.WITHOUT_ORDER),
        ({"ordered_on": None}, AreaProblem.WITHOUT_ORDER),
        ({"ordered_on": date(2026, 1, 2)}, AreaProblem.BEFORE_ORDER),
        ({"municipalities": frozenset()}, AreaProblem.WITHOUT_MUNICIPALITY),
        ({"network_manager": None}, AreaProblem.WITHOUT_NETWORK_MANAGER),
    ],
)
def test_what_an_area_lacks(changes, problem):
    assert problems(replace(NORTH, **changes)) == [Finding(problem, "Põhi")]


def test_a_municipality_of_another_county_cannot_belong():
    strange = replace(NORTH, municipalities=frozenset({"a", "kauge"}))

    assert problems(strange) == [Finding(AreaProblem.MUNICIPALITY_OF_ANOTHER_REGION, "Põhi", ("kauge",))]
