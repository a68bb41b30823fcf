"""A wellbeing profile as the page shows it: sections with figures, the coverage of services, open shortcomings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from councils.models import ProfileSection, WellbeingProfile
from councils.pages.figures import Figure, figure
from councils.pages.region_values import values_of
from registry.coverage import Cover
from registry.models import Region, Shortcoming
from registry.public.covered import coverage_on
from registry.public.told import Told, told
from registry.waiting.conditions import open_shortcomings


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its figure, where it speaks of a measure."""

    section: ProfileSection
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A service by law: in how many municipalities an offer is published, and in which none is."""

    name: Told
    offered: int
    municipalities: int
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """All that the page shows."""

    sections: tuple[SectionView, ...]
    coverage: tuple[CoverageLine, ...]
    shortcomings: tuple[Shortcoming, ...]


def profile_page(profile: WellbeingProfile, on: date) -> ProfilePage:
    """The profile's parts; a settled number of queries."""
    sections = list(profile.sections.select_related("measure"))
    values = values_of(profile.region, [one.measure for one in sections if one.measure])
    views = [
        SectionView(
            one,
            figure(one.measure, profile.region.short_name, values[one.measure.pk], key=f"s{one.pk}")
            if one.measure
            else None,
        )
        for one in sections
    ]
    rows = Shortcoming.objects.filter(region=profile.region).select_related("service_type", "municipality")
    shown = tuple(open_shortcomings(rows, on)) if profile.shows_shortcomings else ()
    coverage = coverage_lines(profile.region, on) if profile.shows_coverage else ()
    return ProfilePage(tuple(views), tuple(coverage), shown)


def coverage_lines(region: Region, on: date) -> Iterator[CoverageLine]:
    """The coverage matrix of the day, service by service."""
    found = coverage_on(on, region)
    rows = list(found.rows())
    for place, kind in enumerate(found.types):
        lacking = tuple(row.municipality.name for row in rows if row.cells[place][1] is not Cover.OFFERED)
        yield CoverageLine(told(kind, "name"), len(rows) - len(lacking), len(rows), lacking)
