"""The day that a page is asked for."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.counting.rules import NoRuleSet

EARLIEST = date(2020, 1, 1)
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def where_rules_hold(view: View[P]) -> View[P]:
    """Say so, with status 404, where no rule set is valid on the day that a page is asked for."""

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoRuleSet:
            return render(request, "agreements/no_rules.html", {"main_section": "regions"}, status=404)

    return answer


def asked_day(request: HttpRequest) -> tuple[date, str]:
    """The day of the parameter ``seis`` and no error; or today and what is wrong with what was written."""
    today = timezone.localdate()
    written = request.GET.get("seis", "").strip()
    if not written:
        return today, ""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return today, _("Sellist päeva ei ole. Kirjutage päev kujul aaaa-kk-pp, näiteks 2026-03-01.")
    if not EARLIEST <= day <= today.replace(year=today.year + 5, day=1):
        return today, _("Valige päev aastast 2020 kuni viie aasta pärast.")
    return day, ""
