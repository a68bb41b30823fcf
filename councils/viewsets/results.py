"""The groups of the menu about strategies, results and money."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from registry.viewsets.guarded import GuardedViewSet

from .measures import MeasureValueViewSet, MeasureViewSet
from .money import BudgetLineViewSet, FundEntryViewSet, FundingContractViewSet
from .plans import ActionViewSet, EmergencyContactViewSet, ProposalViewSet, ReadinessPlanViewSet
from .profiles import MonitoringReportViewSet, WellbeingProfileViewSet
from .strategies import GoalViewSet, StrategyViewSet

AIMS: list[GuardedViewSet] = [
    StrategyViewSet(),
    GoalViewSet(),
    MeasureValueViewSet(),
    MeasureViewSet(),
    WellbeingProfileViewSet(),
    MonitoringReportViewSet(),
    ActionViewSet(),
    ProposalViewSet(),
    EmergencyContactViewSet(),
    ReadinessPlanViewSet(),
]
MONEY: list[GuardedViewSet] = [FundEntryViewSet(), BudgetLineViewSet(), FundingContractViewSet()]
RESULTS = [*AIMS, *MONEY]


class ResultsGroup(ModelViewSetGroup):
    """What is aimed at and how it goes."""

    menu_label = _("Strateegia ja tulemused")
    menu_icon = "crosshairs"
    menu_order = 125
    items = AIMS


class MoneyGroup(ModelViewSetGroup):
    """What there is to spend, and on what it went."""

    menu_label = _("Raha")
    menu_icon = "euro"
    menu_order = 126
    items = MONEY
