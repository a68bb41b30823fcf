"""News: what is new in the regions and in the portal."""

from typing import Self

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from portal.blocks import BODY

from .base import SitePage

PER_PAGE = 20


class NewsQuerySet(PageQuerySet):
    """News in the order in which they are read."""

    def newest(self) -> Self:
        """The newest first."""
        return self.order_by("-published_on", "-pk")


class NewsPage(SitePage):
    """One piece of news, with its day, of one region or of all."""

    published_on = models.DateField(_("kuupäev"))
    lead = models.TextField(_("lühidalt"), max_length=300)
    region = models.ForeignKey(
        "registry.Region",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("heaolupiirkond"),
        help_text=_("Tühi tähendab kogu Eestit."),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("pilt"),
    )
    picture_text = models.CharField(
        _("mis on pildil"),
        max_length=200,
        blank=True,
        help_text=_("Inimesele, kes pilti ei näe. Jätke tühjaks, kui pilt midagi ei ütle."),
    )
    body = StreamField(BODY, verbose_name=_("sisu"))

    objects = PageManager.from_queryset(NewsQuerySet)()

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("lead"),
        FieldPanel("region"),
        FieldPanel("picture"),
        FieldPanel("picture_text"),
        FieldPanel("body"),
    ]
    template = "pages/news.html"
    parent_page_types = ["portal.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("uudis")
        verbose_name_plural = _("uudised")


class NewsIndexPage(SitePage):
    """All news of a language, the newest first."""

    template = "pages/news_index.html"
    max_count_per_parent = 1
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.NewsPage"]

    class Meta:
        verbose_name = _("uudiste leht")
        verbose_name_plural = _("uudiste lehed")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """One page of news."""
        news = NewsPage.objects.child_of(self).live().newest().select_related("region")
        page = Paginator(news, PER_PAGE).get_page(request.GET.get("lk"))
        return {**super().get_context(request, *args, **kwargs), "news": page}
