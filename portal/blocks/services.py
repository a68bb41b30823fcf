"""Live services inside a page."""

from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, StructBlock, StructValue

from registry.kept import for_a_minute
from registry.models import Service
from registry.public.cards import Card, cards

from .choices import region_choices, service_type_choices

MOST = 10


class ServicesBlock(StructBlock):
    """Services of a kind, in a county or everywhere, as they stand in the registry today."""

    title = CharBlock(label=_("Pealkiri"), required=False)
    service_type = ChoiceBlock(label=_("Teenuse liik"), choices=service_type_choices)
    region = ChoiceBlock(
        label=_("Maakond"), choices=region_choices, required=False, help_text=_("Tühi tähendab kogu Eestit.")
    )
    most = IntegerBlock(label=_("Kui palju näidata"), default=3, min_value=1, max_value=MOST)

    class Meta:
        label = _("Teenused registrist")
        icon = "list-ul"
        template = "blocks/services.html"

    def get_context(self, value: StructValue, parent_context: dict | None = None) -> dict[str, object]:
        """The cards, those checked last first."""
        context = super().get_context(value, parent_context=parent_context)
        shown = newest_checked(value["service_type"], value["region"], value["most"] or MOST, timezone.localdate())
        return {**context, "cards": shown}


@for_a_minute
def newest_checked(service_type: str, region: str, most: int, today: date) -> list[Card]:
    """Services of a kind (code) for a county (EHAK code, or empty for all), those checked last first.

    Kept for a minute, so that a guide may hold many such blocks.
    """
    found = Service.objects.offered_on(today).filter(service_type__code=service_type)
    if region:
        found = found.filter(Q(serves_all=True) | Q(municipalities__region__code=region)).distinct()
    return cards(found.order_by("-checked_on", "pk")[:most], today)
