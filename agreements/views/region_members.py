"""Who has joined a region's TERVIK, and whether the quorum is met: page, CSV, JSON."""

from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from agreements.membership_page import MembershipPage, PartyRow, membership_page
from agreements.permissions import can_plan_for
from agreements.quorum_record import RegionQuorum, all_json
from registry.csv_file import csv_response
from registry.models import Region

from .day import asked_day

COLUMNS = ("region_code", "on", "party", "registry_code", "lists", "member", "member_from")


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
            "may_plan": can_plan_for(request.user, region),
            "main_section": "regions",
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
    """The parties as a table."""
    region = get_object_or_404(Region, slug=slug)
    day, error = asked_day(request)
    if error:
        return HttpResponse(error, status=400, content_type="text/plain; charset=utf-8")
    page = membership_page(region, day)
    return csv_response(f"{region.slug}-{day}.csv", COLUMNS, (csv_row(page, row, day) for row in page.rows))


def csv_row(page: MembershipPage, row: PartyRow, day: date) -> tuple[object, ...]:
    """One party."""
    member = "yes" if row.party.member else "no"
    code = row.organization.registry_code
    return (page.region.code, day, row.party.name, code, row.party.lists, member, row.since)
