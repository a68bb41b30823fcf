"""Live contacts inside a page."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue

from registry.kept import for_a_minute
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
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "contacts": contacts_of(value["function"], value["region"], timezone.localdate())}


@for_a_minute
def contacts_of(function: str, region: str, today: date) -> list[Contact]:
    """Public contacts with a function in a county (EHAK code, or empty for all); kept for a minute."""
    found = Contact.objects.public().in_force(today).filter(function=function)
    if region:
        found = found.filter(region__code=region)
    return list(found.select_related("organization", "region").order_by("region", "pk"))
