"""The coverage matrix: municipalities by services that the law obliges them to organise."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from registry.files.csv_file import csv_response
from registry.public.covered import COVER_WORDS, Coverage, coverage_on

from . import moment
from .regions import region_of


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """All of Estonia."""
    context = {"main_section": "regions", "coverage": coverage_on(moment.today()), "today": moment.today()}
    return render(request, "registry/coverage.html", context)


@require_safe
def coverage_csv(request: HttpRequest) -> HttpResponse:
    """All of Estonia as a table file."""
    return _file(coverage_on(moment.today()), f"kaetus-{moment.today():%Y-%m-%d}.csv")


@require_safe
def region_coverage(request: HttpRequest, slug: str) -> HttpResponse:
    """One region."""
    region = region_of(slug)
    context = {
        "main_section": "regions",
        "region": region,
        "coverage": coverage_on(moment.today(), region),
        "today": moment.today(),
    }
    return render(request, "registry/region_coverage.html", context)


@require_safe
def region_coverage_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """One region as a table file."""
    region = region_of(slug)
    return _file(coverage_on(moment.today(), region), f"kaetus-{region.slug}-{moment.today():%Y-%m-%d}.csv")


def _file(found: Coverage, name: str) -> HttpResponse:
    head = [_("EHAK kood"), _("Vald või linn"), _("Maakond"), *(kind.name for kind in found.types)]
    rows = (
        [row.municipality.code, row.municipality.name, row.municipality.region.name]
        + [COVER_WORDS[state]() for _kind, state in row.cells]
        for row in found.rows()
    )
    return csv_response(name, head, rows)
