"""Places with their opening hours."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from registry.models import Location
from registry.waiting.conditions import overdue, translations_behind

from .filters import GuardedFilterSet, InForceFilter, RegionFilter, WaitingFilter, municipality_filter
from .guarded import GuardedViewSet
from .panels import beside, in_three, opening_hours, source_and_check, validity


class LocationFilterSet(GuardedFilterSet):
    region = RegionFilter()
    municipality = municipality_filter()
    in_force = InForceFilter()
    waits = WaitingFilter(
        _("mis ootab"),
        overdue=(_("andmed on kontrollimata või vanad"), overdue),
        translations=(_("tõlge puudub või on vana"), translations_behind),
    )

    class Meta:
        model = Location
        fields = ["wheelchair"]


class LocationViewSet(GuardedViewSet):
    model = Location
    icon = "thumbtack"
    copy_view_enabled = True
    list_display = ["name", "address", "municipality", "organization", "checked_on", "valid_to"]
    filterset_class = LocationFilterSet
    search_fields = ["name_et", "name_ru", "name_en", "address_1", "city", "organization__name"]
    list_export = [
        "external_id",
        "name_et",
        "name_ru",
        "name_en",
        "organization",
        "address_1",
        "city",
        "postal_code",
        "municipality",
        "latitude",
        "longitude",
        "wheelchair",
        "hearing",
        "sight",
        "phone",
        "valid_from",
        "valid_to",
        "source",
        "checked_on",
        "checked_by",
    ]
    related = ("municipality", "organization")
    tabs = {
        _("Koht"): [
            *in_three("name", "description"),
            FieldPanel("organization"),
            MultiFieldPanel(
                [
                    FieldPanel("address_1"),
                    beside("city", "postal_code"),
                    FieldPanel("municipality"),
                    beside("latitude", "longitude"),
                    FieldPanel("transportation"),
                    FieldPanel("phone"),
                ],
                heading=_("Kus see on"),
            ),
        ],
        _("Millal avatud"): opening_hours(),
        _("Ligipääs"): [beside("wheelchair", "hearing", "sight"), *in_three("accessibility_details")],
        _("Kehtivus ja allikas"): [FieldPanel("external_id"), validity(), source_and_check()],
    }
