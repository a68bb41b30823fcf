"""TERVIKs: what they are, and what each may provide itself (T1, T5, T8, T9)."""

from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel

from agreements.models import Tervik
from agreements.pages.own_services import OwnService, own_services
from agreements.services.terviks import DESCRIBED, describe_tervik, start_formation
from agreements.services_allowed import Reason, ServiceKind, TervikForm, may_provide
from registry.viewsets.filters import GuardedFilterSet, RegionFilter
from registry.viewsets.forms import GuardedForm
from registry.viewsets.objects import GuardedEditView

from .acting import ActingInspectView, ActingViewSet, BeginningView, OffersActs
from .tervik_actions import ACTIONS

KINDS = {
    ServiceKind.COORDINATION: gettext_lazy("valdkondadeülene koordinatsiooniteenus"),
    ServiceKind.SOCIAL: gettext_lazy("sotsiaalteenused"),
    ServiceKind.HEALTH: gettext_lazy("tervishoiuteenused"),
    ServiceKind.REHABILITATION: gettext_lazy("rehabilitatsioon"),
    ServiceKind.SPECIALIST_CARE: gettext_lazy("eriarstiabi"),
    ServiceKind.FAMILY_DOCTOR_CARE: gettext_lazy("perearstiabi"),
    ServiceKind.AMBULANCE: gettext_lazy("kiirabi"),
}
REASONS = {
    Reason.COORDINATION_IN_BOTH_FORMS: gettext_lazy("koordinatsiooni osutab TERVIK mõlemas vormis"),
    Reason.LEGAL_PERSON_MAY: gettext_lazy("eraldi juriidiline isik võib seda osutada"),
    Reason.BY_AGREEMENT_ONLY_COORDINATION: gettext_lazy("lepinguga loodud TERVIK osutab ise ainult koordinatsiooni"),
    Reason.NEVER_BY_A_TERVIK: gettext_lazy("TERVIK ei osuta seda kummaski vormis"),
}
MAY_PROVIDE, OWN_SERVICES = "may_provide", "own_services"


class DescriptionForm(GuardedForm):
    """A TERVIK stays in its region."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].disabled = self.instance.pk is not None


class TervikInspectView(ActingInspectView):
    """The TERVIK, and which services it may provide itself with the reason."""

    def get_may_provide_display_value(self) -> str:
        if not self.object.form:
            return _("Vorm on valimata.")
        verdicts = ((KINDS[kind], may_provide(TervikForm(self.object.form), kind)) for kind in ServiceKind)
        rows = ((name, _("jah") if one.allowed else _("ei"), REASONS[one.reason]) for name, one in verdicts)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}, {}</li>", rows))

    def get_own_services_display_value(self) -> str:
        """Each published service of its own, with a warning where T8 does not allow it."""
        found = own_services(self.object, timezone.localdate())
        if not found:
            return _("Registris ei ole TERVIKu enda teenuseid.")
        rows = ((one.service, self.words(one)) for one in found)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}</li>", rows))

    def words(self, one: OwnService) -> str:
        """What the law says of a service."""
        if one.verdict is None:
            return _("teenuse liik on märkimata, seaduse järgi ei saa öelda")
        gaps = {"reason": REASONS[one.verdict.reason]}
        return (_("lubatud, %(reason)s") if one.verdict.allowed else _("ei ole lubatud, %(reason)s")) % gaps

    def get_field_label(self, field_name: str, field: Any) -> str:
        if field_name == MAY_PROVIDE:
            return _("Mida võib TERVIK ise osutada")
        if field_name == OWN_SERVICES:
            return _("Mida TERVIK registri järgi ise osutab")
        return super().get_field_label(field_name, field)


class StartView(BeginningView):
    """Begins a TERVIK with its initiative group."""

    def save_instance(self) -> Model:
        asked = self.form.instance
        begun = start_formation(self.request.user, asked.region, asked.initiative_group)
        for name in DESCRIBED:
            setattr(begun, name, getattr(asked, name))
        return describe_tervik(self.request.user, begun)


class DescribeView(OffersActs, GuardedEditView):
    """Keeps what is agreed; steps of the lifecycle are acts of their own."""

    def save_instance(self) -> Model:
        return describe_tervik(self.request.user, self.form.instance)


class TervikFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = Tervik
        fields = ["state", "form"]


class TervikViewSet(ActingViewSet):
    model = Tervik
    icon = "group"
    actions = ACTIONS
    form_class = DescriptionForm
    inspect_view_class = TervikInspectView
    add_view_class = StartView
    edit_view_class = DescribeView
    without = ("delete",)
    inspect_view_fields = [
        "region",
        "name",
        "state",
        "form",
        "founder",
        "unit",
        "legal_person",
        "initiative_group",
        "agreed_priorities",
        "bank_account",
        "represented_by",
        "statute",
        "formed_on",
        "ended_on",
        MAY_PROVIDE,
        OWN_SERVICES,
    ]
    list_display = ["name", "region", "state", "form", "formed_on", "ended_on"]
    filterset_class = TervikFilterSet
    search_fields = ["name", "region__name_et"]
    list_export = ["region", "name", "state", "form", "founder", "legal_person", "formed_on", "ended_on"]
    related = ("region", "founder", "unit", "legal_person")
    tabs = {
        gettext_lazy("TERVIK"): [
            FieldPanel("region"),
            FieldPanel("name"),
            FieldPanel("initiative_group"),
            FieldPanel("agreed_priorities"),
            FieldPanel("unit"),
            FieldPanel("represented_by"),
            FieldPanel("bank_account"),
            FieldPanel("statute"),
        ]
    }
