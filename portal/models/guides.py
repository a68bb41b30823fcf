"""Guides (juhised): how something is done, step by step."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.blocks import BODY

from .base import SitePage


class Audience(models.TextChoices):
    """For whom a guide is written."""

    EVERYBODY = "everybody", _("abi otsijale")
    NETWORK = "network", _("võrgustiku liikmele")


class GuidePage(SitePage):
    """One guide: what one finds here in a sentence, then steps, services and contacts."""

    lead = models.TextField(_("lühidalt"), max_length=300)
    audience = models.CharField(_("kellele"), max_length=10, choices=Audience, default=Audience.EVERYBODY)
    body = StreamField(BODY, verbose_name=_("sisu"))

    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("audience"), FieldPanel("body")]
    template = "pages/guide.html"
    parent_page_types = ["portal.GuideIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("juhis")
        verbose_name_plural = _("juhised")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return {**super().get_context(request, *args, **kwargs), "main_section": "guides"}


class GuideIndexPage(SitePage):
    """All guides of a language, by whom they are for."""

    lead = models.TextField(_("lühidalt"), max_length=300, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("lead")]
    template = "pages/guide_index.html"
    max_count_per_parent = 1
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.GuidePage"]

    class Meta:
        verbose_name = _("juhiste leht")
        verbose_name_plural = _("juhiste lehed")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """The guides in two parts: for those who look for help, for the network."""
        guides = list(GuidePage.objects.child_of(self).live().order_by("title"))
        parts = [(label, [guide for guide in guides if guide.audience == value]) for value, label in Audience.choices]
        return {
            **super().get_context(request, *args, **kwargs),
            "main_section": "guides",
            "parts": [(label, found) for label, found in parts if found],
        }
