"""People and desks to turn to."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from registry.models import Contact, Service
from registry.waiting.conditions import overdue, translations_behind

from .filters import GuardedFilterSet, InForceFilter, RegionFilter, WaitingFilter, municipality_filter
from .forms import GuardedForm
from .guarded import GuardedViewSet
from .panels import beside, in_three, source_and_check, ticked, validity


class ContactForm(GuardedForm):
    """The services to choose from are those of the contact's organisation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = Service.objects.filter(organization=self.instance.organization_id)
        self.fields["services"].queryset = services if self.instance.organization_id else Service.objects.none()
        if not self.instance.organization_id:
            self.fields["services"].help_text = _("Salvestage kontakt; siis saate valida tema asutuse teenuseid.")


class ContactFilterSet(GuardedFilterSet):
    belongs = RegionFilter()
    municipality = municipality_filter("organization__municipality")
    in_force = InForceFilter()
    waits = WaitingFilter(
        _("mis ootab"),
        overdue=(_("andmed on kontrollimata või vanad"), overdue),
        translations=(_("tõlge puudub või on vana"), translations_behind),
    )

    class Meta:
        model = Contact
        fields = ["function", "visibility"]


class ContactViewSet(GuardedViewSet):
    model = Contact
    icon = "user"
    form_class = ContactForm
    copy_view_enabled = True
    list_display = ["__str__", "organization", "function", "phone", "email", "visibility", "checked_on"]
    filterset_class = ContactFilterSet
    search_fields = ["name", "title_et", "title_ru", "department_et", "email", "organization__name"]
    list_export = [
        "external_id",
        "name",
        "title_et",
        "department_et",
        "organization",
        "function",
        "region",
        "phone",
        "phone_is_public",
        "email",
        "visibility",
        "valid_from",
        "valid_to",
        "source",
        "checked_on",
        "checked_by",
    ]
    related = ("organization", "region")
    tabs = {
        _("Kes"): [
            FieldPanel("organization"),
            FieldPanel("name"),
            *in_three("title", "department"),
            MultiFieldPanel([FieldPanel("function"), FieldPanel("region")], heading=_("Koordineeriv ülesanne")),
        ],
        _("Kuidas kätte saab"): [
            beside("phone", "email"),
            FieldPanel("phone_is_public"),
            FieldPanel("visibility"),
            FieldPanel("location"),
            ticked("services"),
        ],
        _("Kehtivus ja allikas"): [FieldPanel("external_id"), validity(), source_and_check()],
    }
