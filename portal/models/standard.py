"""Standing pages: accessibility statement, privacy notice, where the data come from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.blocks import BODY

from .base import SitePage


class StandardPage(SitePage):
    """A page of text."""

    lead = models.TextField(_("lühidalt"), max_length=300, blank=True)
    body = StreamField(BODY, verbose_name=_("sisu"))

    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("body")]
    template = "pages/standard.html"
    parent_page_types = ["portal.HomePage", "portal.StandardPage"]
    subpage_types = ["portal.StandardPage"]

    class Meta:
        verbose_name = _("leht")
        verbose_name_plural = _("lehed")
