"""Coordination areas inside a TERVIK (T10): where they may be formed, and on what they rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agreements.counting.facts import PartyId


class AreaProblem(StrEnum):
    """What stands against a county's areas."""

    POPULATION_UNKNOWN = "population_unknown"
    POPULATION_WITHOUT_SOURCE = "population_without_source"
    TOO_FEW_INHABITANTS = "too_few_inhabitants"
    WITHOUT_ORDER = "without_order"
    BEFORE_ORDER = "before_order"
    """It would hold before the minister decided it."""
    WITHOUT_MUNICIPALITY = "without_municipality"
    MUNICIPALITY_OF_ANOTHER_REGION = "municipality_of_another_region"
    OVERLAP = "overlap"
    WITHOUT_NETWORK_MANAGER = "without_network_manager"


@dataclass(frozen=True, slots=True)
class Population:
    """The county's inhabitants on a day, by a named source."""

    inhabitants: int
    counted_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class CoordinationArea:
    """An area that the minister's order of a day formed; `valid_to` is its last day."""

    name: str
    municipalities: frozenset[PartyId]
    network_manager: str | None
    order_number: str
    ordered_on: date | None
    valid_from: date
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the area exists on the day."""
        return self.valid_from <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: of the county (`area` empty) or of an area, with the municipalities it concerns."""

    problem: AreaProblem
    area: str = ""
    municipalities: tuple[PartyId, ...] = ()


def findings(
    areas: Iterable[CoordinationArea],
    region: Set[PartyId],
    population: Population | None,
    on: date,
    *,
    more_than: int,
) -> list[Finding]:
    """What stands against the areas of a county on a day (T10); none if they are as they must be.

    `region`: the county's municipalities on the day. `more_than`: the number of inhabitants that must be
    exceeded, from the rule set.
    """
    valid = [area for area in areas if area.valid_on(on)]
    if not valid:
        return []
    found = list(_of_population(population, more_than))
    for area in valid:
        found += (Finding(problem, area.name) for problem in _of_area(area))
        strangers = area.municipalities - region
        if strangers:
            found.append(Finding(AreaProblem.MUNICIPALITY_OF_ANOTHER_REGION, area.name, _ordered(strangers)))
    found += _overlaps(valid)
    return found


def _of_population(population: Population | None, more_than: int) -> Iterator[Finding]:
    if population is None:
        yield Finding(AreaProblem.POPULATION_UNKNOWN)
        return
    if population.inhabitants <= more_than:
        yield Finding(AreaProblem.TOO_FEW_INHABITANTS)
    if population.counted_on is None or not population.source:
        yield Finding(AreaProblem.POPULATION_WITHOUT_SOURCE)


def _of_area(area: CoordinationArea) -> Iterator[AreaProblem]:
    if not area.order_number or area.ordered_on is None:
        yield AreaProblem.WITHOUT_ORDER
    elif area.valid_from < area.ordered_on:
        yield AreaProblem.BEFORE_ORDER
    if not area.municipalities:
        yield AreaProblem.WITHOUT_MUNICIPALITY
    if area.network_manager is None:
        yield AreaProblem.WITHOUT_NETWORK_MANAGER


def _overlaps(areas: list[CoordinationArea]) -> list[Finding]:
    times = Counter(municipality for area in areas for municipality in area.municipalities)
    shared = frozenset(municipality for municipality, number in times.items() if number > 1)
    return [
        Finding(AreaProblem.OVERLAP, area.name, _ordered(area.municipalities & shared))
        for area in areas
        if area.municipalities & shared
    ]


def _ordered(municipalities: Set[PartyId]) -> tuple[PartyId, ...]:
    return tuple(sorted(municipalities, key=str))
