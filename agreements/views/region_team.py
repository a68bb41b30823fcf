"""Who works for a region's TERVIK: a public page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agreements.pages.team import team_page
from registry.models import Region


@require_safe
def region_team(request: HttpRequest, slug: str) -> HttpResponse:
    """The TERVIK's people; ``?vald=`` narrows the health-path managers to a municipality, by its EHAK code."""
    region = get_object_or_404(Region, slug=slug)
    page = team_page(region, request.GET.get("vald", ""), request.user, timezone.localdate())
    context = {"region": region, "page": page, "main_section": "regions"}
    return render(request, "agreements/region_team.html", context)
