"""What is sought and not found: one click makes a search word of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from registry.alphabet import alphabetical
from registry.models import Region
from search.models.words import LANGUAGE_CHOICES
from search.need.need_map import unmet
from search.permissions import can_edit_words, can_see_counts
from search.status import is_degraded

SHOWN = 200


class UnmetView(WagtailAdminTemplateMixin, TemplateView):
    """Queries with no results, or whose results nobody opens, by language and county."""

    template_name = "search/admin/unmet.html"
    page_title = _("Otsitud, aga leidmata")
    header_icon = "warning"
    _show_breadcrumbs = True
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": page_title}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_see_counts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language, region = self.request.GET.get("language", ""), self.request.GET.get("region", "")
        rows = list(unmet(timezone.localdate(), language, region))[:SHOWN]
        names = dict(Region.objects.values_list("code", "name"))
        return super().get_context_data(
            **kwargs,
            rows=[(row, names.get(row.region, "")) for row in rows],
            languages=LANGUAGE_CHOICES,
            regions=sorted(names.items(), key=lambda pair: alphabetical(str(pair[1]))),
            language=language,
            region=region,
            may_edit=can_edit_words(self.request.user),
            degraded=is_degraded(),
        )
