"""Numbered acts of the reader."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from .texts import TextBlock


class StepBlock(StructBlock):
    """One act: begins with a verb, then says how."""

    title = CharBlock(label=_("Mida teha"), help_text=_("Alustage tegusõnaga."))
    text = TextBlock(label=_("Kuidas"), features=["bold", "link", "ul"], required=False)


class StepsBlock(ListBlock):
    """Acts in their order."""

    def __init__(self, **options: object) -> None:
        super().__init__(StepBlock(label=_("Samm")), **options)

    class Meta:
        label = _("Sammud")
        icon = "list-ol"
        template = "blocks/steps.html"
