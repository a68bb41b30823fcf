"""What must not be missed."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock


class NoticeBlock(StructBlock):
    """One strong sentence, then why."""

    title = CharBlock(label=_("Lause"))
    text = TextBlock(label=_("Miks"), required=False)

    class Meta:
        label = _("Teade")
        icon = "warning"
        template = "blocks/notice.html"
