"""Sections of a region's part of the site; upper apps register theirs when they start."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class RegionSection:
    """A page that every region has: ``url_name`` takes the region's slug; lower ``order`` stands further left.

    ``parts``: what follows the region in the addresses of its further pages, besides its own. ``in_country``: the words
    and the ``url_name`` of the page that shows the same of all regions, where there is one.
    """

    name: str | Promise
    url_name: str
    order: int
    parts: tuple[str, ...] = ()
    in_country: tuple[str | Promise, str] | None = None

    def current(self, path: str, region: str, own: str) -> str:
        """How ``aria-current`` marks it for the reader at ``path``: the page itself, a page under it, or not at all.

        ``region`` and ``own`` are the addresses of the region's first page and of the section.
        """
        if path == own:
            return "page"
        under = [own, *(f"{region}{part}/" for part in self.parts)] if own != region else []
        return "true" if any(path.startswith(address) for address in under) else ""


_sections: dict[str, RegionSection] = {}


def register(section: RegionSection) -> None:
    """Add a section; one of the same ``url_name`` is replaced."""
    _sections[section.url_name] = section


def sections() -> list[RegionSection]:
    """The sections in their order."""
    return sorted(_sections.values(), key=lambda section: section.order)


register(RegionSection(_("Ülevaade"), "region", 10))
register(RegionSection(_("Teenused"), "region_services", 20))
IN_COUNTRY = _("Kaetus: mis abi on igas vallas ja linnas kirjas"), "coverage"
register(RegionSection(_("Kaetus"), "region_coverage", 90, in_country=IN_COUNTRY))
