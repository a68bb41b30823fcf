"""Running text."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock

FEATURES = ["h3", "bold", "link", "document-link", "ol", "ul"]


class TextBlock(RichTextBlock):
    """Paragraphs, lists and links; no colours, no italics (look, "Type")."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"features": FEATURES, **options})

    class Meta:
        label = _("Tekst")
        icon = "pilcrow"
        template = "blocks/text.html"
