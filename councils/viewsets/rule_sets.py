"""The rules about councils: proposed by one national administrator, approved by another."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from agreements.viewsets.four_eyes import ApproveRulesView, ProposeRulesView, RulesViewSet
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


class ProposeView(ProposeRulesView):
    propose = staticmethod(propose_council_rules)


class ApproveView(ApproveRulesView):
    explanation = _("Kinnitatud reeglid hakkavad kehtima kõigis koostöökogudes.")
    approve = staticmethod(approve_council_rules)


class CouncilRuleSetFilterSet(GuardedFilterSet):
    in_force = InForceFilter()

    class Meta:
        model = CouncilRuleSet
        fields = ["status"]


class CouncilRuleSetViewSet(RulesViewSet):
    model = CouncilRuleSet
    actions = (ApproveView,)
    add_view_class = ProposeView
    filterset_class = CouncilRuleSetFilterSet
    numbers = tuple(name for row in NUMBERS for name in row)
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
