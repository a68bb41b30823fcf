"""A heading inside a page."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock


class HeadingBlock(CharBlock):
    """A heading of the second level."""

    class Meta:
        label = _("Vahepealkiri")
        icon = "title"
        template = "blocks/heading.html"
