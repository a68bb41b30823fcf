"""All viewsets of the registry, and the two groups of the menu that hold them."""

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from .areas import HospitalPlanViewSet, MunicipalityViewSet, RegionViewSet
from .assignments import OrganizationAssignmentViewSet, RegionAssignmentViewSet
from .contacts import ContactViewSet
from .guarded import GuardedViewSet
from .letters import LetterViewSet
from .lists import PatientListViewSet
from .locations import LocationViewSet
from .organizations import OrganizationViewSet
from .reports import ErrorReportViewSet
from .services import ServiceViewSet
from .shortcomings import ShortcomingViewSet
from .words import (
    GlossaryTermViewSet,
    HelpLineViewSet,
    LanguageViewSet,
    ServiceTypeViewSet,
    SituationViewSet,
    TargetGroupViewSet,
)

REGISTER: list[GuardedViewSet] = [
    OrganizationViewSet(),
    ServiceViewSet(),
    LocationViewSet(),
    ContactViewSet(),
    PatientListViewSet(),
    HospitalPlanViewSet(),
    MunicipalityViewSet(),
    RegionViewSet(),
    ServiceTypeViewSet(),
    SituationViewSet(),
    GlossaryTermViewSet(),
    HelpLineViewSet(),
    TargetGroupViewSet(),
    LanguageViewSet(),
    RegionAssignmentViewSet(),
    OrganizationAssignmentViewSet(),
]
WORK: list[GuardedViewSet] = [ErrorReportViewSet(), ShortcomingViewSet(), LetterViewSet()]
VIEWSETS = [*REGISTER, *WORK]


class RegisterGroup(ModelViewSetGroup):
    """Who helps where."""

    menu_label = _("Register")
    menu_icon = "folder-open-inverse"
    menu_order = 100
    items = REGISTER


class WorkGroup(ModelViewSetGroup):
    """What comes in and goes out."""

    menu_label = _("Töö")
    menu_icon = "tasks"
    menu_order = 110
    items = WORK


def viewset_of(model: type[Model]) -> GuardedViewSet:
    """The viewset of a model. Raises StopIteration where it has none."""
    return next(one for one in VIEWSETS if one.model is model)
