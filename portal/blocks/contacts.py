"""Live contacts inside a page."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue

from registry.models import Contact
from registry.models.contacts import CoordinationFunction

from .choices import region_choices


class ContactsBlock(StructBlock):
    """Public contacts with a coordination function, in a county or everywhere, as they stand in the registry today."""

    title = CharBlock(label=_("Pealkiri"), required=False)
    function = ChoiceBlock(label=_("Ülesanne"), choices=CoordinationFunction.choices)
    region = ChoiceBlock(
        label=_("Maakond"), choices=region_choices, required=False, help_text=_("Tühi tähendab kogu Eestit.")
    )

    class Meta:
        label = _("Kontaktid registrist")
        icon = "group"
        template = "blocks/contacts.html"

    def get_context(self, value: StructValue, parent_context: dict | None = None) -> dict[str, object]:
        """The contacts that everybody may see."""
        found = Contact.objects.public().in_force(timezone.localdate()).filter(function=value["function"])
        if value["region"]:
            found = found.filter(region__code=value["region"])
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "contacts": found.select_related("organization", "region").order_by("region__name", "pk")}
