"""A region's results and its strategy, as the council approved them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from councils.documents.strategy import strategy_pdf
from councils.models import Strategy
from councils.pages.results import results_page, strategy_in_force
from councils.pages.strategy import strategy_page
from councils.pages.strategy_file import csv_of_strategy, json_of_strategy
from councils.pages.strategy_lines import differences_from
from registry.models import Region
from registry.views import moment
from registry.views.regions import region_of


@require_safe
def region_results(request: HttpRequest, slug: str) -> HttpResponse:
    """What the county aims at and how it goes."""
    region = region_of(slug)
    page = results_page(region, timezone.now(), moment.today())
    return render(request, "councils/results.html", {"main_section": "regions", "region": region, "page": page})


@require_safe
def strategy(request: HttpRequest, slug: str) -> HttpResponse:
    """The strategy in force, with each goal's charts; without one the page says so."""
    region = region_of(slug)
    return strategy_response(request, region, strategy_in_force(region, moment.today()))


@require_safe
def strategy_version(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """A version that the council approved once; what is not approved is not found."""
    region = region_of(slug)
    return strategy_response(request, region, public_version(region, version))


def public_version(region: Region, version: int) -> Strategy:
    """An approved version. Raises Http404 for any other."""
    rows = Strategy.objects.filter(region=region).public().select_related("region", "decision")
    return get_object_or_404(rows, version=version)


def strategy_response(request: HttpRequest, region: Region, found: Strategy | None) -> HttpResponse:
    """The page of a strategy with its other versions."""
    context: dict[str, Any] = {
        "main_section": "regions",
        "region": region,
        "strategy": found,
        "page": strategy_page(found, moment.today()) if found else None,
        "versions": list(Strategy.objects.filter(region=region).public()),
    }
    return render(request, "councils/strategy.html", context)


@require_safe
def strategy_csv(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Goals, measures, targets and values of an approved version."""
    return csv_of_strategy(strategy_page(public_version(region_of(slug), version), moment.today()))


@require_safe
def strategy_json(request: HttpRequest, slug: str, version: int) -> JsonResponse:
    """The same as JSON."""
    return json_of_strategy(strategy_page(public_version(region_of(slug), version), moment.today()))


@require_safe
def strategy_document(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """An approved version as a PDF."""
    region = region_of(slug)
    response = HttpResponse(strategy_pdf(public_version(region, version)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="strateegia-{region.slug}-{version}.pdf"'
    return response


@require_safe
def strategy_differences(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """What an approved version changed in the one before it that was approved."""
    region = region_of(slug)
    found = public_version(region, version)
    earlier = Strategy.objects.filter(region=region, version__lt=version).public().order_by("-version").first()
    context = {
        "main_section": "regions",
        "region": region,
        "strategy": found,
        "earlier": earlier,
        "differences": differences_from(earlier, found) if earlier else (),
    }
    return render(request, "councils/strategy_differences.html", context)
