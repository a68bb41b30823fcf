"""A region's measures: the 65+ dashboard, one measure with its groups, and both as files."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councils.models import Measure, MeasureValue
from councils.pages import value_files
from councils.pages.figures import figure
from councils.pages.region_values import values_of, values_of_groups
from councils.value_groups import groups_table
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


def records(region: Region, **which: object) -> Iterator[dict[str, Any]]:
    """The region's and Estonia's values of measures, with the groups beside them."""
    rows = MeasureValue.objects.of_region(region).filter(**which).select_related("measure")
    for value in rows.order_by("measure__order", "year", "part", "region_id", "sex", "age_group"):
        yield value_files.record(value, value.measure, region.code if value.region_id else "EE")


@require_safe
def region_dashboard_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The dashboard as a table."""
    region = region_of(slug)
    return value_files.csv_of(f"{region.slug}-juhtimislaud.csv", records(region, measure__is_dashboard=True))


@require_safe
def region_dashboard_json(request: HttpRequest, slug: str) -> JsonResponse:
    """The dashboard as JSON."""
    return value_files.json_of(records(region_of(slug), measure__is_dashboard=True))


@require_safe
def region_measure(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One measure of a region: chart, what it means, and its groups by sex and age."""
    region, measure = region_of(slug), get_object_or_404(Measure, code=code)
    values = values_of(region, [measure])[measure.pk]
    own = [one for one in values if one.region_id]
    context = {
        "main_section": "regions",
        "region": region,
        "measure": measure,
        "figure": figure(measure, region.short_name, values),
        "groups": groups_table(measure, values_of_groups(region, measure), own),
    }
    return render(request, "councils/region_measure.html", context)


@require_safe
def region_measure_csv(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One measure of a region as a table."""
    region, measure = region_of(slug), get_object_or_404(Measure, code=code)
    return value_files.csv_of(f"{region.slug}-{measure.code}.csv", records(region, measure=measure))


@require_safe
def region_measure_json(request: HttpRequest, slug: str, code: str) -> JsonResponse:
    """One measure of a region as JSON."""
    return value_files.json_of(records(region_of(slug), measure=get_object_or_404(Measure, code=code)))
