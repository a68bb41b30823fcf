"""The catalogue of measures, and each measure in all counties."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councils.models import Measure, MeasureValue
from councils.pages import value_files
from councils.pages.comparison import compare
from councils.pages.region_values import splits_of, values_everywhere
from councils.value_groups import ValueGroup
from registry.models import Region
from registry.views import moment


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """All measures of the catalogue."""
    context = {"main_section": "regions", "measures": list(Measure.objects.all())}
    return render(request, "councils/measures.html", context)


@require_safe
def measures_json(request: HttpRequest) -> JsonResponse:
    """The catalogue as JSON."""
    return value_files.json_of(value_files.definition(one) for one in Measure.objects.all())


@require_safe
def measure(request: HttpRequest, code: str) -> HttpResponse:
    """A measure in the counties beside each other: of everybody, or of the group that ``?ruhm=`` names.

    ``?aeg=`` is the period of the map and the table, ``?jarjestus=`` the table's order.
    """
    found: Measure = get_object_or_404(Measure.objects.select_related("compared_with"), code=code)
    groups = [ValueGroup(*split) for split in splits_of(found)]
    chosen = next((one for one in groups if one.code == request.GET.get("ruhm", "")), ValueGroup())
    values = values_everywhere(found, chosen.sex, chosen.age_group)
    asked, order = request.GET.get("aeg", ""), request.GET.get("jarjestus", "")
    context = {
        "main_section": "regions",
        "order": order,
        "measure": found,
        "groups": groups,
        "chosen": chosen,
        "comparison": compare(found, list(Region.objects.in_force(moment.today())), values, asked, order),
    }
    return render(request, "councils/measure.html", context)


def records(found: Measure) -> Iterator[dict[str, Any]]:
    """All values of a measure."""
    rows = MeasureValue.objects.filter(measure=found).select_related("region")
    for value in rows.order_by("region__code", "year", "part", "sex", "age_group"):
        yield value_files.record(value, found, value.region.code if value.region else "EE")


@require_safe
def measure_csv(request: HttpRequest, code: str) -> HttpResponse:
    """A measure as a table."""
    found = get_object_or_404(Measure, code=code)
    return value_files.csv_of(f"{found.code}.csv", records(found))


@require_safe
def measure_json(request: HttpRequest, code: str) -> JsonResponse:
    """A measure as JSON."""
    return value_files.json_of(records(get_object_or_404(Measure, code=code)))
