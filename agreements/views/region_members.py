"""Who has joined a region's TERVIK, and whether the quorum is met: page, CSV, JSON."""

import csv

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from agreements.membership_page import MembershipPage, membership_page
from agreements.quorum_record import RegionQuorum, all_json
from registry.models import Region

from .day import asked_day


def region_members(request: HttpRequest, slug: str) -> HttpResponse:
    """The membership page of a region, as of any day."""
    region = get_object_or_404(Region, slug=slug)
    day, error = asked_day(request)
    return render(
        request,
        "agreements/region_members.html",
        {
            "region": region,
            "page": membership_page(region, day),
            "day": day,
            "day_error": error,
            "main_section": "regions",
            "region_section": "members",
        },
    )


def region_members_json(request: HttpRequest, slug: str) -> JsonResponse:
    """The figures as the command prints them."""
    region = get_object_or_404(Region, slug=slug)
    day, error = asked_day(request)
    if error:
        return JsonResponse({"error": error}, status=400)
    page = membership_page(region, day)
    return JsonResponse(all_json([RegionQuorum(region, page.state)]), safe=False)


def region_members_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The parties as a table; the byte order mark lets spreadsheets read the letters."""
    region = get_object_or_404(Region, slug=slug)
    day, error = asked_day(request)
    if error:
        return HttpResponse(error, status=400, content_type="text/plain; charset=utf-8")
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{region.slug}-{day}.csv"'
    write_rows(response, membership_page(region, day), day.isoformat())
    return response


def write_rows(response: HttpResponse, page: MembershipPage, day: str) -> None:
    """A header and a row for each party."""
    writer = csv.writer(response)
    writer.writerow(["region_code", "on", "party", "registry_code", "lists", "member", "member_from"])
    for row in page.rows:
        writer.writerow(
            [
                page.region.code,
                day,
                safe(row.party.name),
                row.organization.registry_code or "",
                row.party.lists,
                "yes" if row.party.member else "no",
                row.since or "",
            ]
        )


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in set("=+-@\t\r") else text
