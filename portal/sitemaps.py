"""What search engines are told of: the public pages in three languages, each naming the others."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone

from councils.models import Council, Decision, Measure, Meeting
from registry.models import Location, Organization, Region, Service, ServiceType, Situation

from .models import HomePage, SitePage


class Translated(Sitemap):
    """Pages whose address is the same in each language but for its beginning."""

    i18n = True
    alternates = True
    x_default = True
    limit = 5_000


class PlainPages(Translated):
    """Lists and entrances without rows of their own."""

    def items(self) -> list[str]:
        return [
            *("find", "service_types", "regions", "coverage", "glossary", "quorum", "councils", "council_decisions"),
            *("measures", "monitoring", "open_data"),
        ]

    def location(self, item: str) -> str:
        return reverse(item)


class Rows(Translated):
    """One page for each row of a table."""

    model: type[Model]

    def items(self) -> QuerySet:
        return self.model._default_manager.order_by("pk")


class Regions(Rows):
    model = Region


class Results(Rows):
    """What each county aims at and how it goes."""

    model = Region

    def location(self, item: Region) -> str:
        return reverse("region_results", args=[item.slug])


class Measures(Rows):
    """Each measure in all counties."""

    model = Measure

    def location(self, item: Measure) -> str:
        return reverse("measure", args=[item.code])


class ServiceTypes(Rows):
    model = ServiceType


class Situations(Rows):
    model = Situation


class Services(Rows):
    """What is published today."""

    def items(self) -> QuerySet:
        return Service.objects.offered_on(timezone.localdate()).only("pk", "modified_at").order_by("pk")

    def lastmod(self, item: Service) -> Any:
        return item.modified_at


class InForce(Rows):
    """What is not closed today."""

    def items(self) -> QuerySet:
        return super().items().in_force(timezone.localdate())  # type: ignore[attr-defined]  # of a dated model


class Providers(InForce):
    model = Organization


class Places(InForce):
    model = Location


class Councils(Rows):
    """Each region's council."""

    def items(self) -> QuerySet:
        return Council.objects.select_related("region").order_by("pk")


class Meetings(Rows):
    """Meetings that were called."""

    def items(self) -> QuerySet:
        return Meeting.objects.public().select_related("council__region").order_by("pk")


class Decisions(Rows):
    """What councils have adopted (C9)."""

    def items(self) -> QuerySet:
        return Decision.objects.adopted().select_related("council__region").order_by("pk")

    def lastmod(self, item: Decision) -> Any:
        return item.adopted_on


class Pages(Sitemap):
    """Pages that editors wrote; a translation may have an address of its own."""

    def items(self) -> list[SitePage]:
        homes = HomePage.objects.live().order_by("pk")
        pages = SitePage.objects.live().public().filter(depth__gte=2).select_related("locale").order_by("path")
        return [page for page in pages if any(page.path.startswith(home.path) for home in homes)]

    def location(self, item: SitePage) -> str:
        return item.get_url() or ""

    def lastmod(self, item: SitePage) -> Any:
        return item.last_published_at

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Each address with those of its translations."""
        urls = super().get_urls(*args, **kwargs)
        groups: dict[object, list[dict[str, str]]] = {}
        for url in urls:
            page = url["item"]
            groups.setdefault(page.translation_key, []).append(
                {"location": url["location"], "lang_code": page.locale.language_code}
            )
        return [{**url, "alternates": groups[url["item"].translation_key]} for url in urls]


SITEMAPS: dict[str, type[Sitemap]] = {
    "pages": Pages,
    "portal": PlainPages,
    "regions": Regions,
    "results": Results,
    "measures": Measures,
    "situations": Situations,
    "types": ServiceTypes,
    "services": Services,
    "providers": Providers,
    "places": Places,
    "councils": Councils,
    "meetings": Meetings,
    "decisions": Decisions,
}
