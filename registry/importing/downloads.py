"""Tables to take away: the empty template, and what is on record."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from .actors import actor_for
from .kinds import Kind
from .views import allowed
from .workbooks import XLSX_TYPE, csv_lines, workbook


@require_safe
def template(request: HttpRequest, kind_name: str, form: str) -> HttpResponseBase:
    """The table with its header alone."""
    return table(allowed(request, kind_name), form, [], f"{kind_name}-template")


@require_safe
def current(request: HttpRequest, kind_name: str, form: str) -> HttpResponseBase:
    """What is on record and the person may see, as the table that comes in again."""
    kind = allowed(request, kind_name)
    return table(kind, form, kind.export(actor_for(request.user)), kind_name)


def table(kind: Kind, form: str, rows: Iterable[dict[str, str]], name: str) -> HttpResponseBase:
    """A table as CSV or XLSX. Raises Http404 for any other form."""
    if form == "csv":
        response: HttpResponseBase = StreamingHttpResponse(
            csv_lines(kind, rows), content_type="text/csv; charset=utf-8"
        )
    elif form == "xlsx":
        response = HttpResponse(workbook(kind, rows), content_type=XLSX_TYPE)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
