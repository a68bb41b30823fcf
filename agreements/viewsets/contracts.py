"""Agreements, notices of leaving and disagreements, as on record; services alone change them."""

from agreements.models import CooperationAgreement, Departure, Disagreement
from registry.viewsets.filters import GuardedFilterSet

from .read_only import RecordViewSet


class CooperationFilterSet(GuardedFilterSet):
    class Meta:
        model = CooperationAgreement
        fields = ["state", "order"]


class CooperationViewSet(RecordViewSet):
    model = CooperationAgreement
    icon = "doc-full"
    list_display = ["title", "version", "tervik", "state", "sign_by", "in_force_on"]
    filterset_class = CooperationFilterSet
    search_fields = ["title", "tervik__name"]
    list_export = ["tervik", "title", "version", "state", "sign_by", "in_force_on", "close_reason"]
    related = ("tervik",)


class DepartureFilterSet(GuardedFilterSet):
    class Meta:
        model = Departure
        fields = ["state"]


class DepartureViewSet(RecordViewSet):
    model = Departure
    icon = "logout"
    list_display = ["membership", "state", "given_on", "last_day"]
    filterset_class = DepartureFilterSet
    search_fields = ["membership__party__name", "membership__tervik__name"]
    list_export = ["membership", "state", "notice_days", "given_on", "last_day", "reason"]
    related = ("membership__party", "membership__tervik")


class DisagreementFilterSet(GuardedFilterSet):
    class Meta:
        model = Disagreement
        fields = ["state"]


class DisagreementViewSet(RecordViewSet):
    model = Disagreement
    icon = "comment"
    list_display = ["title", "tervik", "state", "owner", "raised_at"]
    filterset_class = DisagreementFilterSet
    search_fields = ["title", "tervik__name"]
    list_export = ["tervik", "title", "state", "owner", "raised_at", "settlement"]
    related = ("tervik", "owner")
