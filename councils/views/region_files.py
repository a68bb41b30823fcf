"""A region's pages as files."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from councils.pages.monitoring_overview import overview
from councils.pages.region_files import FILES
from registry.files.csv_file import csv_response
from registry.views import moment
from registry.views.regions import region_of

MONITORING = ("region_code", "state", "due_on", "last_on")


@require_safe
def csv_file(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The page as a table."""
    region, file = region_of(slug), FILES[name]
    rows = ([one.get(column) for column in file.columns] for one in file.records(region, moment.today()))
    return csv_response(f"{region.slug}-{name}.csv", file.columns, rows)


@require_safe
def json_file(request: HttpRequest, slug: str, name: str) -> JsonResponse:
    """The page as a list of records."""
    region, file = region_of(slug), FILES[name]
    records = [{column: one.get(column) for column in file.columns} for one in file.records(region, moment.today())]
    return JsonResponse(records, safe=False, json_dumps_params={"ensure_ascii": False})


def monitoring_rows() -> list[tuple[object, ...]]:
    """How the monitoring of each region stands."""
    found = [(row.region.code, row.monitoring) for row in overview(moment.today())]
    return [(code, one.state.value, one.due_on, one.last_on) for code, one in found]


@require_safe
def monitoring_csv(request: HttpRequest) -> HttpResponse:
    """The overview of monitoring as a table."""
    return csv_response("seire.csv", MONITORING, monitoring_rows())


@require_safe
def monitoring_json(request: HttpRequest) -> JsonResponse:
    """The same as JSON."""
    records = [dict(zip(MONITORING, row, strict=True)) for row in monitoring_rows()]
    return JsonResponse(records, safe=False)
