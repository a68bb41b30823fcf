"""The need map: what people of a county seek and nobody offers there."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from search.need.county_needs import needs
from search.permissions import can_edit_words, regions_of_needs


class NeedsView(WagtailAdminTemplateMixin, TemplateView):
    """One county of those that the person reads; the first where none is chosen."""

    template_name = "search/admin/needs.html"
    page_title = _("Vajaduste kaart")
    header_icon = "glasses"
    _show_breadcrumbs = True
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": page_title}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not regions_of_needs(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        regions = list(regions_of_needs(self.request.user))
        code = self.request.GET.get("region", "") or regions[0].code
        region = next((one for one in regions if one.code == code), None)
        if region is None:
            raise Http404
        return super().get_context_data(
            **kwargs,
            regions=regions,
            region=region,
            needs=needs(region, timezone.localdate()),
            may_edit=can_edit_words(self.request.user),
        )
