"""Readers report an error; nothing about them is needed."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from registry.forms.report import ReportForm, about_of
from registry.rate_limit import within_limit
from registry.services.error_reports import About, report_error


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form, and what it sends."""
    about = about_of(request.POST if request.method == "POST" else request.GET)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _send(request, form, about)
    status = 422 if form.is_bound else 200
    return render(request, "registry/report.html", {"form": form, "about": about}, status=status)


def _send(request: HttpRequest, form: ReportForm, about: About) -> HttpResponse:
    if not within_limit(request, "report", settings.REPORTS_PER_HOUR):
        return render(request, "registry/report.html", {"form": form, "about": about, "is_too_many": True}, status=429)
    if not form.is_of_machine:
        report_error(about, form.cleaned_data["message"], form.cleaned_data["email"], get_language() or "et")
    return redirect("report_thanks")


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "registry/report_thanks.html")
