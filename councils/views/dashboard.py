"""A region's measures: the 65+ dashboard, one measure with its groups, and both as files."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councils import value_files
from councils.figures import figure
from councils.models import Measure, MeasureValue
from councils.numbers import with_unit
from councils.region_values import values_of, values_of_groups
from registry.models import Region
from registry.views.regions import region_of


@require_safe
def region_dashboard(request: HttpRequest, slug: str) -> HttpResponse:
    """The 65+ dashboard of a region, beside Estonia."""
    region = region_of(slug)
    measures = list(Measure.objects.on_dashboard())
    values = values_of(region, measures)
    shown = [one for one in measures if any(value.region_id for value in values[one.pk])]
    context = {
        "main_section": "regions",
        "region": region,
        "figures": [figure(one, region.short_name, values[one.pk]) for one in shown],
        "without_values": [one for one in measures if one not in shown],
    }
    return render(request, "councils/dashboard.html", context)


def dashboard_records(region: Region) -> Iterator[dict[str, Any]]:
    """What the dashboard shows, with the groups beside it."""
    rows = MeasureValue.objects.of_region(region).filter(measure__is_dashboard=True).select_related("measure")
    for value in rows.order_by("measure__order", "year", "region_id", "sex", "age_group"):
        yield value_files.record(value, value.measure, region.code if value.region_id else "EE")


@require_safe
def region_dashboard_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The dashboard as a table."""
    region = region_of(slug)
    return value_files.csv_of(f"{region.slug}-juhtimislaud.csv", dashboard_records(region))


@require_safe
def region_dashboard_json(request: HttpRequest, slug: str) -> JsonResponse:
    """The dashboard as JSON."""
    return value_files.json_of(dashboard_records(region_of(slug)))


@require_safe
def region_measure(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One measure of a region: chart, what it means, and its groups by sex and age."""
    region, measure = region_of(slug), get_object_or_404(Measure, code=code)
    groups = values_of_groups(region, measure)
    context = {
        "main_section": "regions",
        "region": region,
        "measure": measure,
        "figure": figure(measure, region.short_name, values_of(region, [measure])[measure.pk]),
        "groups": [(value, with_unit(value.number, measure)) for value in groups],
    }
    return render(request, "councils/region_measure.html", context)
