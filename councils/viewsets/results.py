"""The group of the menu about strategies and results."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from registry.viewsets.guarded import GuardedViewSet

from .measures import MeasureValueViewSet, MeasureViewSet

RESULTS: list[GuardedViewSet] = [MeasureValueViewSet(), MeasureViewSet()]


class ResultsGroup(ModelViewSetGroup):
    """What is aimed at and how it goes."""

    menu_label = _("Strateegia ja tulemused")
    menu_icon = "history"
    menu_order = 125
    items = RESULTS
