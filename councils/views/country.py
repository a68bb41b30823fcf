"""All councils: how each stands, every decision with search, calendars and feeds."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from councils.facts import compositions
from councils.models import Council, Decision, Meeting
from councils.public.archive import asked, found, years
from councils.public.meetings import MeetingsShown, meetings_shown
from councils.rules_in_force import council_rules
from registry.models import Region
from registry.public.told import told

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """One council in the list of all."""

    council: Council
    is_lawful: bool
    filled: int
    required: int
    meetings: MeetingsShown
    decisions: int


@require_safe
def councils(request: HttpRequest) -> HttpResponse:
    """Every region's council in a row: composition, next meeting, how the year stands."""
    context = {"main_section": "regions", "rows": council_rows(), "rules": council_rules(timezone.localdate())}
    return render(request, "councils/councils.html", context)


def council_rows() -> list[CouncilRow]:
    """The rows; so many queries however many councils there are."""
    today, now = timezone.localdate(), timezone.now()
    rules = council_rules(today)
    rows = list(Council.objects.select_related("region"))
    composed = compositions(rows, today, rules)
    meetings: dict[int, list[Meeting]] = defaultdict(list)
    for one in Meeting.objects.public().filter(council__in=rows):
        meetings[one.council_id].append(one)
    decided: dict[int, int] = defaultdict(int)
    for council_id in Decision.objects.adopted().order_by().values_list("council_id", flat=True):
        decided[council_id] += 1
    return [
        CouncilRow(
            council=one,
            is_lawful=composed[one.pk].lawful,
            filled=sum(bool(composed[one.pk].holders(seat)) for seat in composed[one.pk].required),
            required=len(composed[one.pk].required),
            meetings=meetings_shown(meetings[one.pk], now, today, rules),
            decisions=decided[one.pk],
        )
        for one in rows
    ]


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The archive of decisions: words, region, year."""
    question = asked(request.GET)
    page = Paginator(found(question), PER_PAGE).get_page(request.GET.get("lk"))
    context = {
        "main_section": "regions",
        "question": question,
        "page": page,
        "rows": [(one, told(one, "title")) for one in page],
        "regions": Region.objects.all(),
        "years": years(),
    }
    return render(request, "councils/decisions.html", context)
