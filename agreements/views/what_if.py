"""What would the quorum be if these parties joined? For those who read the region's rows in the back office."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agreements.pages.what_if import what_if_page
from agreements.permissions import can_plan_for
from registry.models import Region
from registry.viewsets.keys import keys_in

from .day import asked_day, where_rules_hold


@require_safe
@login_required
@where_rules_hold
def what_if(request: HttpRequest, slug: str) -> HttpResponse:
    """A plain address: what is ticked stands in it, so that it can be sent to a colleague."""
    region = get_object_or_404(Region, slug=slug)
    if not can_plan_for(request.user, region):
        raise Http404
    day, error = asked_day(request)
    page = what_if_page(region, keys_in(request.GET.getlist("osapool")), day)
    context = {"region": region, "page": page, "day": day, "day_error": error, "main_section": "regions"}
    return render(request, "agreements/what_if.html", context)
