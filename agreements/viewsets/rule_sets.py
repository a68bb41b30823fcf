"""The law's numbers: proposed by one national administrator, approved by another (T6)."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from accounts.models import User
from agreements.models import QuorumRuleSet
from agreements.permissions import can_change_law
from agreements.services.rule_sets import approve_rule_set, propose_rule_set
from registry.viewsets.filters import GuardedFilterSet, InForceFilter
from registry.viewsets.panels import beside, validity

from .acting import ActingViewSet, ActionView, BeginningView


class ProposeView(BeginningView):
    """Puts a new rule set up for approval."""

    def save_instance(self) -> Model:
        return propose_rule_set(self.request.user, self.form.instance)


class ApproveView(ActionView):
    """A second administrator approves; from then on it counts, and the quorum of every region is read anew."""

    name, label = "approve", _("Kinnita reeglid")
    explanation = _("Kinnitatud reeglid hakkavad kehtima. Kõigi piirkondade kvoorum arvutatakse uuesti.")

    @classmethod
    def is_open(cls, user: User, row: QuorumRuleSet) -> bool:
        waits = row.approved_at is None and not row.approved_by_law_import
        return waits and can_change_law(user) and row.proposed_by_id != user.pk

    def act(self, user: User, row: QuorumRuleSet, values: dict[str, Any]) -> object:
        return approve_rule_set(user, row)


class RuleSetFilterSet(GuardedFilterSet):
    in_force = InForceFilter()

    class Meta:
        model = QuorumRuleSet
        fields = ["status"]


class QuorumRuleSetViewSet(ActingViewSet):
    model = QuorumRuleSet
    icon = "list-ol"
    actions = (ApproveView,)
    add_view_class = ProposeView
    without = ("edit", "delete", "close")
    list_display = ["code", "status", "legal_reference", "valid_from", "valid_to", "proposed_by", "approved_by"]
    filterset_class = RuleSetFilterSet
    search_fields = ["code", "legal_reference"]
    list_export = [
        "code",
        "status",
        "legal_reference",
        "hospitals_minimum",
        "municipalities_numerator",
        "municipalities_denominator",
        "gp_numerator",
        "gp_denominator",
        "gp_unit",
        "excluded_hospital_counts",
        "area_inhabitants",
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
            FieldPanel("legal_text"),
            FieldPanel("hospitals_minimum"),
            beside("municipalities_numerator", "municipalities_denominator"),
            beside("gp_numerator", "gp_denominator", "gp_unit"),
            FieldPanel("excluded_hospital_counts"),
            FieldPanel("area_inhabitants"),
            validity(),
        ]
    }
