"""A photograph or drawing."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(StructBlock):
    """A picture, said in words for those who do not see it."""

    image = ImageChooserBlock(label=_("Pilt"))
    text = CharBlock(
        label=_("Mis on pildil"),
        required=False,
        help_text=_("Inimesele, kes pilti ei näe. Jätke tühjaks, kui pilt midagi ei ütle."),
    )
    caption = CharBlock(label=_("Pildiallkiri"), required=False)

    class Meta:
        label = _("Pilt")
        icon = "image"
        template = "blocks/picture.html"
