"""Who belongs to which TERVIK; begun and ended by services alone."""

from agreements.models import Membership
from registry.viewsets.filters import GuardedFilterSet, RegionFilter

from .read_only import RecordViewSet


class MembershipFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = Membership
        fields: list[str] = []


class MembershipViewSet(RecordViewSet):
    model = Membership
    icon = "group"
    inspect_view_fields = ["party", "tervik", "member_from", "member_to", "basis"]
    list_display = ["party", "tervik", "member_from", "member_to", "basis"]
    filterset_class = MembershipFilterSet
    search_fields = ["party__name", "party__registry_code", "basis"]
    list_export = ["tervik", "party", "member_from", "member_to", "basis"]
    related = ("party", "tervik")
