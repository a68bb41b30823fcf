"""Who has joined a region's TERVIK, and whether the quorum is met: page, CSV, JSON."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from agreements.counting.region_record import PartyOnDay
from agreements.pages.membership import MembershipPage, membership_page
from agreements.permissions import can_plan_for
from agreements.quorum_record import RegionQuorum, all_json, party_codes
from registry.files.csv_file import csv_response
from registry.models import Region

from .day import asked_day, where_rules_hold

COLUMNS = ("region_code", "on", "code", "party", "kind", "lists", "member", "member_from", "to_be_confirmed")


@where_rules_hold
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


@where_rules_hold
def region_members_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures as the command prints them."""
    region = get_object_or_404(Region, slug=slug)
    day, error = asked_day(request)
    if error:
        return JsonResponse({"error": error}, status=400)
    page = membership_page(region, day)
    return JsonResponse(all_json([RegionQuorum(region, page.state)]), safe=False)


@where_rules_hold
def region_members_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The parties as a table."""
    region = get_object_or_404(Region, slug=slug)
    day, error = asked_day(request)
    if error:
        return HttpResponse(error, status=400, content_type="text/plain; charset=utf-8")
    page = membership_page(region, day)
    return csv_response(f"{region.slug}-{day}.csv", COLUMNS, csv_rows(page, day))


def csv_rows(page: MembershipPage, day: date) -> Iterator[tuple[object, ...]]:
    """Every party of the day: the mandatory ones, the excluded hospital, and who belongs of its own will (T3, T4)."""
    codes = party_codes(row.party.party for row in page.rows)
    for row in page.rows:
        party, name = row.party, row.party.name
        shown = (codes[row.organization.pk], name, kind_of(party), party.lists, yes(party.member))
        yield (page.region.code, day, *shown, row.since, yes(party.to_be_confirmed))
    for one in page.voluntary:
        code = one.party.registry_code or one.party.name
        yield (page.region.code, day, code, one.party.name, "voluntary", 0, yes(True), one.member_from, yes(False))


def kind_of(party: PartyOnDay) -> str:
    """What a party is in the table: why it is mandatory, or that it is the hospital that is not."""
    return party.kinds[0].value if party.kinds else "excluded_hospital"


def yes(value: bool) -> str:
    """A truth as a cell."""
    return "yes" if value else "no"
