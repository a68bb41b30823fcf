"""A region's wellbeing profile and reports of monitoring, as the council approved them; which regions are overdue."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councils.models import MonitoringReport, WellbeingProfile
from councils.pages.monitoring_overview import overview
from councils.pages.profile import profile_page
from councils.rehabilitation_group import SOURCE, rehabilitation_group
from registry.models import Region
from registry.views import moment
from registry.views.regions import region_of


@require_safe
def region_profile(request: HttpRequest, slug: str) -> HttpResponse:
    """The confirmed profile with the figures that it speaks of."""
    region = region_of(slug)
    found = WellbeingProfile.objects.filter(region=region).approved_on(moment.today())
    return profile_response(request, region, found.select_related("region", "decision").first())


@require_safe
def profile_version(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """A version that the council confirmed once; what is not confirmed is not found."""
    region = region_of(slug)
    rows = WellbeingProfile.objects.filter(region=region).public().select_related("region", "decision")
    return profile_response(request, region, get_object_or_404(rows, version=version))


def profile_response(request: HttpRequest, region: Region, found: WellbeingProfile | None) -> HttpResponse:
    """The page of a profile, with its other versions and what is known without one."""
    context = {
        "main_section": "regions",
        "region": region,
        "profile": found,
        "page": profile_page(found, moment.today()) if found else None,
        "versions": list(WellbeingProfile.objects.filter(region=region).public()),
        "rehabilitation": rehabilitation_group(region.name_et),  # type: ignore[attr-defined]
        "rehabilitation_source": SOURCE,
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
