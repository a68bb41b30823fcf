"""The front page."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.blocks import BODY
from portal.languages import Language
from registry.models import HelpLine, Region, Situation
from registry.public.area_maps import country_map
from search.meaning.areas import areas

from .base import SitePage
from .news import NewsPage

NEWS_SHOWN = 3


class HomePage(SitePage):
    """The front page of one language: search, help by situation, the map, help lines, news; editors may add a part."""

    body = StreamField(BODY, blank=True, verbose_name=_("lisaosa"))

    content_panels = [*SitePage.content_panels, FieldPanel("body")]
    template = "pages/home.html"
    max_count_per_parent = 1
    parent_page_types = ["portal.SitePage"]

    class Meta:
        verbose_name = _("avaleht")
        verbose_name_plural = _("avalehed")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """What the parts of the page show; six queries."""
        today = timezone.localdate()
        regions = list(Region.objects.in_force(today))
        help_lines = list(HelpLine.objects.all())
        return {
            **super().get_context(request, *args, **kwargs),
            "situations": Situation.objects.all(),
            "regions": regions,
            "map": country_map(regions),
            "place_choices": [area.name for area in areas(today)],
            "help_lines": help_lines,
            "urgent_lines": [line for line in help_lines if line.is_urgent],
            "news": NewsPage.objects.live().filter(locale_id=self.locale_id).newest()[:NEWS_SHOWN],
        }

    def live_translations(self) -> dict[str, SitePage]:
        """None: front pages are not translations of one text, and every language has one."""
        return {}

    def languages(self, request: HttpRequest, translations: dict[str, SitePage]) -> list[Language]:
        """The front pages of all languages: an installation begins with them."""
        return [Language(code, name, f"/{code}/") for code, name in settings.LANGUAGES]
