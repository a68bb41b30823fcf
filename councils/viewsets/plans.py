"""The action plan, proposals and readiness in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from councils.models import Action, EmergencyContact, Proposal, ReadinessPlan
from registry.viewsets.filters import GuardedFilterSet, RegionFilter, WaitingFilter
from registry.viewsets.forms import GuardedForm, RowsPanel
from registry.viewsets.guarded import GuardedViewSet
from registry.viewsets.panels import beside, in_three, ticked, validity

from .money import EuroForm


class ActionForm(EuroForm):
    everybodys = ("organization", "partners")
    sums = {"cents": _("raha, eurot")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        goal, measures = cleaned.get("goal"), cleaned.get("measures") or ()
        known = set(goal.measures.values_list("measure_id", flat=True)) if goal else set()
        if goal and any(one.pk not in known for one in measures):
            self.add_error("measures", _("Valige selle eesmärgi mõõdikud."))
        return cleaned


class ActionFilterSet(GuardedFilterSet):
    region = RegionFilter()
    waits = WaitingFilter(_("mis ootab"), late=(_("hiljaks jäänud"), lambda rows, on: rows.late(on)))

    class Meta:
        model = Action
        fields = ["state"]


class ActionViewSet(GuardedViewSet):
    model = Action
    icon = "tasks"
    form_class = ActionForm
    list_display = ["name", "goal", "organization", "ends_on", "state"]
    filterset_class = ActionFilterSet
    search_fields = ["name_et", "goal__name_et", "organization__name"]
    list_export = ["region", "name_et", "goal", "organization", "begins_on", "ends_on", "cents", "state", "reason"]
    related = ("region", "goal", "organization")
    tabs = {
        _("Tegevus"): [
            beside("region", "goal"),
            *in_three("name", "description"),
            FieldPanel("organization"),
            ticked("partners"),
            ticked("measures"),
            beside("begins_on", "ends_on", "cents_euros"),
            beside("state", "reason"),
        ],
        _("Vahe-eesmärgid"): [
            RowsPanel(
                "milestones",
                [FieldPanel("name"), beside("due_on", "done_on")],
                heading=_("Vahe-eesmärgid"),
                label=_("vahe-eesmärk"),
            )
        ],
    }


class ProposalForm(GuardedForm):
    everybodys = ("addressee",)


class ProposalFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = Proposal
        fields = ["state"]


class ProposalViewSet(GuardedViewSet):
    model = Proposal
    icon = "mail"
    form_class = ProposalForm
    list_display = ["title", "who", "state", "sent_on", "answered_on"]
    filterset_class = ProposalFilterSet
    search_fields = ["title_et", "text_et", "addressee_name"]
    list_export = ["region", "title_et", "who", "state", "sent_on", "answer", "answered_on"]
    related = ("region", "addressee")
    tabs = {
        _("Ettepanek"): [
            FieldPanel("region"),
            *in_three("title", "text"),
            beside("addressee", "addressee_name"),
            ticked("shortcomings"),
            beside("state", "sent_on"),
            FieldPanel("answer"),
            FieldPanel("answered_on"),
        ]
    }


class ReadinessForm(GuardedForm):
    everybodys = ("organization",)


class ContactFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = EmergencyContact
        fields: list[str] = []


class EmergencyContactViewSet(GuardedViewSet):
    model = EmergencyContact
    icon = "warning"
    form_class = ReadinessForm
    list_display = ["name", "duty", "organization", "phone", "order"]
    filterset_class = ContactFilterSet
    search_fields = ["name", "duty"]
    list_export = ["region", "order", "name", "duty", "organization", "phone", "second_phone", "email"]
    related = ("region", "organization")
    tabs = {
        _("Kontakt"): [
            beside("region", "order"),
            FieldPanel("organization"),
            beside("name", "duty"),
            beside("phone", "second_phone", "email"),
            validity(),
        ]
    }


class PlanFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = ReadinessPlan
        fields: list[str] = []


class ReadinessPlanViewSet(GuardedViewSet):
    model = ReadinessPlan
    icon = "doc-full"
    form_class = ReadinessForm
    list_display = ["title", "organization", "valid_from", "valid_to"]
    filterset_class = PlanFilterSet
    search_fields = ["title", "text"]
    list_export = ["region", "title", "organization", "text"]
    related = ("region", "organization")
    tabs = {
        _("Kava"): [
            FieldPanel("region"),
            FieldPanel("title"),
            FieldPanel("text"),
            FieldPanel("organization"),
            validity(),
        ]
    }
