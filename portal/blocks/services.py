"""Live services inside a page."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, StructBlock, StructValue

from registry.models import Service
from registry.public.cards import cards_of

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
        today = timezone.localdate()
        found = Service.objects.offered_on(today).filter(service_type__code=value["service_type"])
        if value["region"]:
            found = found.filter(Q(serves_all=True) | Q(municipalities__region__code=value["region"])).distinct()
        ids = list(found.order_by("-checked_on", "pk").values_list("pk", flat=True)[: value["most"] or MOST])
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "cards": cards_of(ids, today)}
