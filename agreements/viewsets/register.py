"""All viewsets of membership, in one group of the menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from registry.viewsets.guarded import GuardedViewSet

from .accessions import AccessionViewSet
from .agreement_texts import AgreementTextViewSet
from .contracts import CooperationViewSet, DepartureViewSet, DisagreementViewSet
from .events import EventViewSet
from .memberships import MembershipViewSet
from .obligations import ObligationViewSet
from .quorum_readings import QuorumReadingViewSet
from .rule_sets import QuorumRuleSetViewSet
from .staff import CoordinationAreaViewSet, TervikPostViewSet
from .terviks import TervikViewSet

VIEWSETS: list[GuardedViewSet] = [
    TervikViewSet(),
    TervikPostViewSet(),
    CoordinationAreaViewSet(),
    MembershipViewSet(),
    AccessionViewSet(),
    CooperationViewSet(),
    DepartureViewSet(),
    DisagreementViewSet(),
    ObligationViewSet(),
    QuorumReadingViewSet(),
    AgreementTextViewSet(),
    QuorumRuleSetViewSet(),
    EventViewSet(),
]


class MembershipGroup(ModelViewSetGroup):
    """Who belongs."""

    menu_label = _("Liikmesus")
    menu_icon = "group"
    menu_order = 105
    items = VIEWSETS
