"""The quorum of all regions: page and JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from agreements.quorum_record import RegionQuorum, all_json, quorums
from registry.models import Region
from registry.public.area_maps import country_map

from .day import asked_day, where_rules_hold


@where_rules_hold
def quorum_overview(request: HttpRequest) -> HttpResponse:
    """All fifteen regions on a day."""
    day, error = asked_day(request)
    found = quorums(list(Region.objects.all()), day)
    return render(
        request,
        "agreements/quorum_overview.html",
        {
            "found": found,
            "map": country_map([one.region for one in found], states(found)),
            "day": day,
            "day_error": error,
            "main_section": "regions",
            "is_draft": any(not one.state.rule_set.in_force for one in found),
        },
    )


def states(found: list[RegionQuorum]) -> dict[str, str]:
    """How the map draws each county, by EHAK code: met or not."""
    return {one.region.code: "in" if one.state.met else "out" for one in found}


@where_rules_hold
def quorum_overview_json(request: HttpRequest) -> HttpResponse:
    """The same as ``manage.py quorum --json``."""
    day, error = asked_day(request)
    if error:
        return JsonResponse({"error": error}, status=400)
    return JsonResponse(all_json(quorums(list(Region.objects.order_by("code")), day)), safe=False)
