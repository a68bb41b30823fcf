"""The rules about councils: proposed by one national administrator, approved by another."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from accounts.models import User
from agreements.permissions import can_change_law
from agreements.viewsets.acting import ActingViewSet, ActionView, BeginningView
from councils.models import CouncilRuleSet
from councils.services.rule_sets import approve_council_rules, propose_council_rules
from registry.viewsets.filters import GuardedFilterSet, InForceFilter
from registry.viewsets.panels import beside, validity

NUMBERS = (
    ("stand_aside_is_enough", "silence_is_consent"),
    ("additional_members_may_object", "one_person_one_seat"),
    ("meetings_at_least", "meetings_at_most", "meetings_warn_days"),
    ("priorities_most", "priorities_by_state", "priorities_by_county"),
    ("monitoring_months", "monitoring_warn_months"),
)


class ProposeView(BeginningView):
    """Puts new rules up for approval."""

    def save_instance(self) -> Model:
        return propose_council_rules(self.request.user, self.form.instance)


class ApproveView(ActionView):
    """A second administrator approves; from then on they count."""

    name, label = "approve", _("Kinnita reeglid")
    explanation = _("Kinnitatud reeglid hakkavad kehtima kõigis koostöökogudes.")

    @classmethod
    def is_open(cls, user: User, row: CouncilRuleSet) -> bool:
        waits = row.approved_at is None and not row.approved_by_law_import
        return waits and can_change_law(user) and row.proposed_by_id != user.pk

    def act(self, user: User, row: CouncilRuleSet, values: dict[str, Any]) -> object:
        return approve_council_rules(user, row)


class CouncilRuleSetFilterSet(GuardedFilterSet):
    in_force = InForceFilter()

    class Meta:
        model = CouncilRuleSet
        fields = ["status"]


class CouncilRuleSetViewSet(ActingViewSet):
    model = CouncilRuleSet
    icon = "list-ol"
    actions = (ApproveView,)
    add_view_class = ProposeView
    without = ("edit", "delete", "close")
    list_display = ["code", "status", "legal_reference", "valid_from", "valid_to", "proposed_by", "approved_by"]
    filterset_class = CouncilRuleSetFilterSet
    search_fields = ["code", "legal_reference"]
    list_export = [
        "code",
        "status",
        "legal_reference",
        *(name for row in NUMBERS for name in row),
        "valid_from",
        "valid_to",
        "proposed_by",
        "approved_by",
        "approved_at",
    ]
    related = ("proposed_by", "approved_by")
    tabs = {
        _("Reeglid"): [
            beside("code", "status"),
            FieldPanel("legal_reference"),
            *(beside(*row) for row in NUMBERS),
            FieldPanel("tervik_seat_waits_for_tervik"),
            FieldPanel("mandate_warn_days"),
            validity(),
        ]
    }
