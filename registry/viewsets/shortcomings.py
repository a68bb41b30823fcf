"""The register of shortcomings."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from accounts.models import User
from registry.models import ServiceType, Shortcoming
from registry.permissions import editable_region_ids
from registry.services.shortcomings import check_answer
from registry.waiting.conditions import open_shortcomings

from .filters import GuardedFilterSet, RegionFilter, WaitingFilter, choose
from .forms import GuardedForm
from .guarded import GuardedViewSet
from .panels import beside


class ShortcomingForm(GuardedForm):
    """Its owner is one of the staff who keep the regions that the writer keeps."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["noticed_on"].initial = timezone.localdate
        if self.for_user is not None:
            regions = editable_region_ids(self.for_user)
            part = Q(region_assignments__region__in=regions) | Q(pk=self.instance.owner_id)
            self.fields["owner"].queryset = User.objects.filter(part, is_active=True).distinct()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        try:
            check_answer(self.instance)
        except ValidationError as refusal:
            self._update_errors(refusal)


class ShortcomingFilterSet(GuardedFilterSet):
    region = RegionFilter()
    service_type = choose(ServiceType, "service_type", _("teenuse liik"))
    waits = WaitingFilter(_("mis ootab"), open=(_("lahendamata"), open_shortcomings))

    class Meta:
        model = Shortcoming
        fields = ["state", "kind"]


class ShortcomingViewSet(GuardedViewSet):
    model = Shortcoming
    icon = "warning"
    form_class = ShortcomingForm
    list_display = ["__str__", "service_type", "municipality", "noticed_on", "owner", "state"]
    filterset_class = ShortcomingFilterSet
    search_fields = ["description", "answer", "service_type__name_et", "municipality__name"]
    list_export = [
        "region",
        "municipality",
        "service_type",
        "kind",
        "description",
        "noticed_on",
        "owner",
        "state",
        "answer",
    ]
    related = ("region", "municipality", "service_type", "owner")
    tabs = {
        _("Kitsaskoht"): [
            beside("kind", "noticed_on"),
            FieldPanel("service_type"),
            beside("region", "municipality"),
            FieldPanel("description"),
            MultiFieldPanel([beside("state", "owner"), FieldPanel("answer")], heading=_("Mis sellega tehakse")),
        ]
    }
