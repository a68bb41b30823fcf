"""A region's development fund and budget: page and files."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councils.models import FundEntry
from councils.pages.fund import YearOfFund, fund_page
from registry.files.csv_file import csv_response
from registry.models import Region
from registry.views import moment
from registry.views.regions import region_of

COLUMNS = ("on", "kind", "cents", "source", "goal", "action", "takes_back", "document", "approved_by")


@require_safe
def region_fund(request: HttpRequest, slug: str) -> HttpResponse:
    """The fund year by year, its entries, the budget and the contracts."""
    region = region_of(slug)
    context = {"main_section": "regions", "region": region, "page": fund_page(region, moment.today())}
    return render(request, "councils/fund.html", context)


def entries(region: Region) -> Iterator[dict[str, object]]:
    """The ledger up to today."""
    rows = FundEntry.objects.filter(region=region, on__lte=moment.today()).select_related("goal", "action")
    for one in rows.order_by("on", "pk"):
        yield {
            "on": one.on.isoformat(),
            "kind": one.kind,
            "cents": one.cents,
            "source": one.source,
            "goal": one.goal.name if one.goal else "",
            "action": one.action.name if one.action else "",
            "takes_back": one.counters_id or "",
            "document": one.document,
            "approved_by": one.approved_by,
        }


@require_safe
def region_fund_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The ledger as a table."""
    region = region_of(slug)
    rows = ([one[column] for column in COLUMNS] for one in entries(region))
    return csv_response(f"{region.slug}-arendusfond.csv", COLUMNS, rows)


def year_record(year: YearOfFund) -> dict[str, object]:
    """The yearly statement."""
    return {
        "year": year.year,
        "opening_cents": year.opening,
        "income": [{"source": one.label, "cents": one.cents} for one in year.income],
        "expenses": [{"goal": one.label, "cents": one.cents} for one in year.expenses],
        "closing_cents": year.closing,
    }


@require_safe
def region_fund_json(request: HttpRequest, slug: str) -> JsonResponse:
    """Ledger and statements as JSON."""
    region = region_of(slug)
    page = fund_page(region, moment.today())
    years = [year_record(one) for one in page.years]
    said = {"balance_cents": page.balance, "years": years, "entries": list(entries(region))}
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})
