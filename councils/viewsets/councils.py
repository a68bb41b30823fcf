"""Councils, seats, meetings and decisions in the back office: looked at and exported; what happens, services do."""

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from agreements.viewsets.read_only import RecordViewSet
from councils.models import Council, Decision, DecisionTask, Mandate, Meeting
from registry.viewsets.filters import GuardedFilterSet, InForceFilter
from registry.viewsets.guarded import GuardedViewSet
from registry.viewsets.listing import GuardedIndexView
from registry.viewsets.objects import GuardedInspectView

from .rule_sets import CouncilRuleSetViewSet

REGION = "council__region"


class CouncilViewSet(RecordViewSet):
    model = Council
    icon = "group"
    list_display = ["__str__", "host_kind", "host", "secretary", "chair"]
    inspect_view_fields = ["region", "host_kind", "host", "secretary", "deputy_secretary", "chair", "email"]
    search_fields = ["region__name_et"]
    list_export = ["region", "host_kind", "host", "secretary", "deputy_secretary", "chair", "email"]
    related = ("region", "host", "secretary", "deputy_secretary", "chair")


class MandateFilterSet(GuardedFilterSet):
    in_force = InForceFilter()

    class Meta:
        model = Mandate
        fields = ["kind"]


class MandateViewSet(RecordViewSet):
    model = Mandate
    icon = "user"
    list_display = ["__str__", "council", "kind", "deputy", "valid_from", "valid_to"]
    inspect_view_fields = [
        "council",
        "kind",
        "organization",
        "body",
        "person",
        "deputy",
        "title",
        "document",
        "valid_from",
        "valid_to",
    ]
    filterset_class = MandateFilterSet
    search_fields = ["organization__name", "body", "person__last_name"]
    list_export = ["council", "kind", "organization", "body", "person", "deputy", "valid_from", "valid_to", "document"]
    related = (REGION, "organization", "person", "deputy")


class MeetingFilterSet(GuardedFilterSet):
    class Meta:
        model = Meeting
        fields = ["state"]


class MeetingViewSet(RecordViewSet):
    """Meetings without their agendas: closed points are read by members in the workspace alone."""

    model = Meeting
    icon = "date"
    list_display = ["__str__", "council", "state", "starts_at", "place"]
    inspect_view_fields = ["council", "state", "starts_at", "ends_at", "place", "called_at", "revision"]
    filterset_class = MeetingFilterSet
    search_fields = ["place", "council__region__name_et"]
    list_export = ["council", "state", "starts_at", "ends_at", "place", "called_at"]
    related = (REGION,)


class DecisionFilterSet(GuardedFilterSet):
    class Meta:
        model = Decision
        fields = ["state"]


class DecisionIndexView(GuardedIndexView):
    """Without drafts under a closed point: these are read by the council's people in the workspace alone."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().filter(pk__in=open_decisions())


class DecisionInspectView(GuardedInspectView):
    """Does not find a draft under a closed point."""

    def get_object(self, queryset: QuerySet | None = None) -> Model:
        found = super().get_object(queryset)
        if not open_decisions().filter(pk=found.pk).exists():
            raise Http404
        return found


def open_decisions() -> QuerySet[Decision]:
    """The decisions that everybody who reads the region may read today."""
    return Decision.objects.open_on(timezone.localdate()).values("pk")


class DecisionViewSet(RecordViewSet):
    index_view_class = DecisionIndexView
    inspect_view_class = DecisionInspectView
    model = Decision
    icon = "doc-full-inverse"
    list_display = ["__str__", "council", "state", "adopted_on"]
    inspect_view_fields = ["council", "state", "number", "adopted_on", "title", "text", "version", "replaces"]
    filterset_class = DecisionFilterSet
    search_fields = ["number", "title_et", "text_et"]
    list_export = ["council", "number", "adopted_on", "state", "title_et", "text_et", "version", "replaces"]
    related = (REGION, "replaces")


class TaskFilterSet(GuardedFilterSet):
    class Meta:
        model = DecisionTask
        fields = ["state"]


class DecisionTaskViewSet(RecordViewSet):
    model = DecisionTask
    icon = "tasks"
    list_display = ["text", "decision", "who", "due_on", "state"]
    inspect_view_fields = ["decision", "text", "organization", "responsible", "due_on", "state", "closed_on", "note"]
    filterset_class = TaskFilterSet
    search_fields = ["text", "responsible", "organization__name"]
    list_export = ["decision", "text", "who", "due_on", "state", "closed_on", "note"]
    related = ("decision__council__region", "organization")


COUNCILS: list[GuardedViewSet] = [
    CouncilViewSet(),
    MandateViewSet(),
    MeetingViewSet(),
    DecisionViewSet(),
    DecisionTaskViewSet(),
    CouncilRuleSetViewSet(),
]


class CouncilsGroup(ModelViewSetGroup):
    """Who decides, and what was decided."""

    menu_label = _("Koostöökogud")
    menu_icon = "group"
    menu_order = 120
    items = COUNCILS
