"""Sections of a region's part of the site; upper apps register theirs when they start."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class RegionSection:
    """A page that every region has: ``url_name`` takes the region's slug; lower ``order`` stands further left."""

    name: str | Promise
    url_name: str
    order: int


_sections: dict[str, RegionSection] = {}


def register(section: RegionSection) -> None:
    """Add a section; one of the same ``url_name`` is replaced."""
    _sections[section.url_name] = section


def sections() -> list[RegionSection]:
    """The sections in their order."""
    return sorted(_sections.values(), key=lambda section: section.order)


register(RegionSection(_("Ülevaade"), "region", 10))
register(RegionSection(_("Teenused"), "region_services", 20))
register(RegionSection(_("Kaetus"), "region_coverage", 90))
