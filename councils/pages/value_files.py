"""Values of measures as CSV and JSON: everything that the pages show."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse, JsonResponse

from councils.models import Measure, MeasureValue
from registry.files.csv_file import csv_response

COLUMNS = (
    "measure",
    "measure_name",
    "unit",
    "region_code",
    "period",
    "year",
    "part",
    "sex",
    "age_group",
    "value",
    "status",
    "source",
)


def record(value: MeasureValue, measure: Measure, region_code: str) -> dict[str, Any]:
    """A value as open data; ``region_code`` "EE" is Estonia."""
    return {
        "measure": measure.code,
        "measure_name": measure.name,
        "unit": measure.unit,
        "region_code": region_code,
        "period": str(value.period),
        "year": value.year,
        "part": value.part,
        "sex": value.sex,
        "age_group": value.age_group,
        "value": f"{value.number.normalize():f}",
        "status": value.status,
        "source": value.source,
    }


def csv_of(name: str, records: Iterable[dict[str, Any]]) -> HttpResponse:
    """The records as a table."""
    return csv_response(name, COLUMNS, ([one[column] for column in COLUMNS] for one in records))


def json_of(records: Iterable[dict[str, Any]]) -> JsonResponse:
    """The records as a list."""
    return JsonResponse(list(records), safe=False, json_dumps_params={"ensure_ascii": False})


def definition(measure: Measure) -> dict[str, Any]:
    """A measure of the catalogue as open data, in the reader's language."""
    return {
        "code": measure.code,
        "name": measure.name,
        "definition": measure.definition,
        "computation": measure.computation,
        "data_source": measure.data_source,
        "unit": measure.unit,
        "direction": measure.direction,
        "frequency": measure.frequency,
        "original_target": measure.original_target,
        "source": measure.source,
        "confirmed_on": measure.checked_on,
        "confirmed_by": measure.checked_by,
    }
