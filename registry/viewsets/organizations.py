"""Organisations and their roles."""

import django_filters
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from registry.models import Organization, OrganizationRole
from registry.waiting.conditions import overdue, translations_behind

from .filters import GuardedFilterSet, InForceFilter, RegionFilter, WaitingFilter, municipality_filter
from .forms import RowsPanel
from .guarded import GuardedViewSet
from .panels import beside, in_three, source_and_check, validity


class OrganizationFilterSet(GuardedFilterSet):
    region = RegionFilter()
    municipality = municipality_filter()
    role = django_filters.ChoiceFilter(
        field_name="roles__role", choices=OrganizationRole.Role.choices, label=_("roll"), widget=Select
    )
    in_force = InForceFilter()
    waits = WaitingFilter(
        _("mis ootab"),
        overdue=(_("andmed on kontrollimata või vanad"), overdue),
        translations=(_("tõlge puudub või on vana"), translations_behind),
    )

    class Meta:
        model = Organization
        fields = ["is_verified"]


class OrganizationViewSet(GuardedViewSet):
    model = Organization
    icon = "group"
    list_display = ["name", "registry_code", "municipality", "roles_in_words", "checked_on", "valid_to"]
    filterset_class = OrganizationFilterSet
    search_fields = ["name", "alternate_name", "registry_code", "email"]
    list_export = [
        "registry_code",
        "name",
        "alternate_name",
        "roles",
        "municipality",
        "municipality.region",
        "email",
        "phone",
        "website",
        "is_verified",
        "valid_from",
        "valid_to",
        "source",
        "checked_on",
        "checked_by",
    ]
    related = ("municipality__region",)
    prefetched = ("roles",)
    tabs = {
        _("Kes ja kus"): [
            FieldPanel("name"),
            FieldPanel("registry_code"),
            FieldPanel("alternate_name"),
            RowsPanel("roles", [FieldPanel("role")], heading=_("Rollid võrgustikus"), label=_("roll")),
            FieldPanel("municipality"),
            FieldPanel("is_verified"),
        ],
        _("Mida teeb"): in_three("description"),
        _("Kontaktid"): [MultiFieldPanel([beside("phone", "email"), FieldPanel("website")], heading=_("Kontaktid"))],
        _("Kehtivus ja allikas"): [validity(), source_and_check()],
    }
