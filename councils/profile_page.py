"""A wellbeing profile as the page shows it: sections with figures, the coverage of services, open shortcomings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from councils.figures import Figure, figure
from councils.models import ProfileSection, WellbeingProfile
from councils.region_values import values_of
from registry.models import Shortcoming
from registry.waiting import open_shortcomings


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its figure, where it speaks of a measure."""

    section: ProfileSection
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """All that the page shows."""

    sections: tuple[SectionView, ...]
    shortcomings: tuple[Shortcoming, ...]


def profile_page(profile: WellbeingProfile, on: date) -> ProfilePage:
    """The profile's parts; three queries."""
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
    return ProfilePage(tuple(views), shown)
