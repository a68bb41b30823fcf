"""For each municipality and each service that the law obliges it to organise: is an offer published?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Cover(StrEnum):
    """What the portal knows of a service in a municipality."""

    OFFERED = "offered"
    """A published service of the type serves the municipality, nation-wide ones among it."""
    BY_LAW = "by_law"
    """Nothing is published, but the law obliges the municipality to organise it."""
    UNKNOWN = "unknown"
    """Nothing of any type is published for the municipality: it has not been recorded yet, and silence says nothing."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What is published: which types serve which municipality, which serve all, and where anything is recorded."""

    types_in: Mapping[int, Collection[int]]
    types_everywhere: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """How many cells of a matrix are what."""

    offered: int
    by_law: int
    unknown: int


def cover(municipality: int, service_type: int, offers: Offers) -> Cover:
    """What is known of a statutory type in a municipality; nation-wide offers alone do not make it recorded."""
    own = offers.types_in.get(municipality, ())
    if service_type in own or service_type in offers.types_everywhere:
        return Cover.OFFERED
    return Cover.BY_LAW if own else Cover.UNKNOWN


def matrix(
    municipalities: Collection[int], service_types: Collection[int], offers: Offers
) -> dict[int, dict[int, Cover]]:
    """Municipality → type → what is known."""
    return {
        municipality: {kind: cover(municipality, kind, offers) for kind in service_types}
        for municipality in municipalities
    }


def totals(cells: Collection[Cover]) -> Totals:
    """How many cells are offered, known by law alone, unknown."""
    states = list(cells)
    return Totals(*(states.count(state) for state in Cover))
