"""The quorum of all regions: page and JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from agreements.quorum_record import all_json, quorums
from registry.models import Region

from .day import asked_day


def quorum_overview(request: HttpRequest) -> HttpResponse:
    """All fifteen regions on a day."""
    day, error = asked_day(request)
    found = quorums(list(Region.objects.all()), day)
    return render(
        request,
        "agreements/quorum_overview.html",
        {
            "found": found,
            "day": day,
            "day_error": error,
            "main_section": "regions",
            "is_draft": any(not one.state.rule_set.in_force for one in found),
        },
    )


def quorum_overview_json(request: HttpRequest) -> JsonResponse:
    """The same as ``manage.py quorum --json``."""
    day, error = asked_day(request)
    if error:
        return JsonResponse({"error": error}, status=400)
    return JsonResponse(all_json(quorums(list(Region.objects.order_by("code")), day)), safe=False)
