"""The law's numbers: proposed by one national administrator, approved by another (T6)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from agreements.models import QuorumRuleSet
from agreements.services.rule_sets import approve_rule_set, propose_rule_set
from registry.viewsets.filters import GuardedFilterSet, InForceFilter
from registry.viewsets.panels import beside, validity

from .four_eyes import ApproveRulesView, ProposeRulesView, RulesViewSet


class ProposeView(ProposeRulesView):
    propose = staticmethod(propose_rule_set)


class ApproveView(ApproveRulesView):
    """The quorum of every region is read anew."""

    explanation = _("Kinnitatud reeglid hakkavad kehtima. Kõigi piirkondade kvoorum arvutatakse uuesti.")
    approve = staticmethod(approve_rule_set)


class RuleSetFilterSet(GuardedFilterSet):
    in_force = InForceFilter()

    class Meta:
        model = QuorumRuleSet
        fields = ["status"]


class QuorumRuleSetViewSet(RulesViewSet):
    model = QuorumRuleSet
    actions = (ApproveView,)
    add_view_class = ProposeView
    filterset_class = RuleSetFilterSet
    numbers = (
        "hospitals_minimum",
        "municipalities_numerator",
        "municipalities_denominator",
        "gp_numerator",
        "gp_denominator",
        "gp_unit",
        "excluded_hospital_counts",
        "area_inhabitants",
    )
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
