"""Services, with where and when they are given."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from registry.models import Service, ServiceType
from registry.waiting.conditions import overdue, translations_behind, without_contact, without_place

from .filters import GuardedFilterSet, InForceFilter, RegionFilter, WaitingFilter, choose, municipality_filter
from .forms import GuardedForm, RowsPanel
from .guarded import GuardedViewSet
from .panels import beside, in_three, opening_hours, source_and_check, ticked, validity


class ServiceForm(GuardedForm):
    everybodys = ("municipalities",)


class ServiceFilterSet(GuardedFilterSet):
    region = RegionFilter()
    municipality = municipality_filter("municipalities")
    service_type = choose(ServiceType, "service_type", _("teenuse liik"))
    in_force = InForceFilter()
    waits = WaitingFilter(
        _("mis ootab"),
        overdue=(_("andmed on kontrollimata või vanad"), overdue),
        place=(_("koht puudub"), without_place),
        contact=(_("kontakt puudub"), without_contact),
        translations=(_("tõlge puudub või on vana"), translations_behind),
    )

    class Meta:
        model = Service
        fields = ["cost", "referral", "places"]


class ServiceViewSet(GuardedViewSet):
    model = Service
    icon = "heart"
    form_class = ServiceForm
    copy_view_enabled = True
    list_display = ["name", "service_type", "organization", "cost", "places", "checked_on", "valid_to"]
    filterset_class = ServiceFilterSet
    search_fields = ["name_et", "name_ru", "name_en", "keywords_et", "organization__name", "external_id"]
    list_export = [
        "external_id",
        "service_type.code",
        "name_et",
        "name_ru",
        "name_en",
        "description_et",
        "organization",
        "organization.registry_code",
        "municipalities",
        "serves_all",
        "target_groups",
        "cost",
        "referral",
        "waiting_days",
        "places",
        "free_places",
        "availability_on",
        "languages",
        "phone",
        "email",
        "url",
        "valid_from",
        "valid_to",
        "source",
        "checked_on",
        "checked_by",
    ]
    related = ("service_type", "organization")
    prefetched = ("municipalities", "target_groups", "languages")
    tabs = {
        _("Mida"): [
            FieldPanel("service_type"),
            FieldPanel("organization"),
            *in_three("name", "description", "keywords"),
        ],
        _("Kellele"): [
            *in_three("eligibility_description"),
            ticked("target_groups"),
            FieldPanel("serves_all"),
            ticked("municipalities"),
        ],
        _("Kus ja millal"): [
            beside("on_site", "at_home", "remote"),
            RowsPanel(
                "service_at_locations",
                [FieldPanel("location"), beside("description", "phone"), *opening_hours()],
                heading=_("Kohad, kus seda teenust saab"),
                label=_("koht"),
            ),
        ],
        _("Maksumus"): [FieldPanel("cost"), *in_three("fees_description")],
        _("Kuidas saada"): [
            FieldPanel("referral"),
            *in_three("application_process"),
            MultiFieldPanel(
                [beside("waiting_days", "places", "free_places"), FieldPanel("availability_on")],
                heading=_("Ooteaeg ja kohad"),
            ),
            ticked("languages"),
        ],
        _("Kontaktid"): [MultiFieldPanel([beside("phone", "email"), FieldPanel("url")], heading=_("Kontaktid"))],
        _("Kehtivus ja allikas"): [FieldPanel("external_id"), validity(), source_and_check()],
    }
