"""Tables as CSV that spreadsheet programs open as they are."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from registry.files.harmless import harmless

BYTE_ORDER_MARK = "\ufeff"


def csv_response(name: str, head: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A download: UTF-8 with its mark, semicolons, as spreadsheets in Estonia read it."""
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response, delimiter=";")
    for row in (head, *rows):
        writer.writerow([harmless("" if cell is None else str(cell)) for cell in row])
    return response
