"""A region's wellbeing profile and reports of monitoring, as the council approved them; which regions are overdue."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councils.models import MonitoringReport, WellbeingProfile
from councils.monitoring_overview import overview
from councils.profile_page import profile_page
from registry.views import moment
from registry.views.regions import region_of


@require_safe
def region_profile(request: HttpRequest, slug: str) -> HttpResponse:
    """The confirmed profile with the figures that it speaks of."""
    region, today = region_of(slug), moment.today()
    found = WellbeingProfile.objects.filter(region=region).approved_on(today).select_related("decision").first()
    context = {
        "main_section": "regions",
        "region": region,
        "profile": found,
        "page": profile_page(found, today) if found else None,
    }
    return render(request, "councils/profile.html", context)


def report_of(slug: str, version: int) -> MonitoringReport:
    """An approved report. Raises Http404 for any other."""
    rows: Any = MonitoringReport.objects.filter(region=region_of(slug)).public().select_related("region", "decision")
    found: MonitoringReport = get_object_or_404(rows, version=version)
    return found


@require_safe
def monitoring_report(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """A report: text, and the picture as it stood."""
    report = report_of(slug, version)
    context = {"main_section": "regions", "region": report.region, "report": report}
    return render(request, "councils/report.html", context)


@require_safe
def monitoring_report_json(request: HttpRequest, slug: str, version: int) -> JsonResponse:
    """The report's picture."""
    return JsonResponse(report_of(slug, version).snapshot, json_dumps_params={"ensure_ascii": False})


@require_safe
def monitoring(request: HttpRequest) -> HttpResponse:
    """How the monitoring of each region stands; the overdue ones first (C2)."""
    context = {"main_section": "regions", "rows": overview(moment.today())}
    return render(request, "councils/monitoring.html", context)
