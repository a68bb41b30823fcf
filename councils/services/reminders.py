"""The secretary is told in time: the year runs out without meetings, mandates end (C5, C7)."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from councils.composition import Composition, CompositionProblem
from councils.facts import compositions
from councils.meetings_due import MeetingState, meeting_year
from councils.models import Council, CouncilRuleSet, Meeting
from councils.public.seats import names_of, problem_words
from councils.rules_in_force import council_rules
from registry.models import Letter
from registry.services.letters import Address, post

Criteria = dict[str, object]
Reminder = tuple[Criteria, str, str]


@transaction.atomic
def remind(on: date) -> int:
    """Write to secretaries what they have not been told yet; how many letters. Under a draft law nothing goes out."""
    rules = council_rules(on)
    if not rules.in_force:
        return 0
    councils = list(Council.objects.filter(secretary__isnull=False).select_related("region", "secretary"))
    composed = compositions(councils, on, rules)
    return sum(tell(council, composed[council.pk], rules, on) for council in councils)


def tell(council: Council, composition: Composition, rules: CouncilRuleSet, on: date) -> int:
    """Write to one secretary; how many letters."""
    secretary = council.secretary
    assert secretary
    written = 0
    with override(secretary.language):
        for criteria, subject, body in (*about_year(council, rules, on), *about_mandates(council, composition)):
            if not Letter.objects.filter(criteria=criteria).exists():
                post(None, council.region, subject, body, criteria, [Address(str(secretary), secretary.email)])
                written += 1
    return written


def about_year(council: Council, rules: CouncilRuleSet, on: date) -> Iterator[Reminder]:
    """That too few meetings are called and the year runs out: once a year."""
    meetings = Meeting.objects.taking_place().filter(council=council, starts_at__year=on.year)
    year = meeting_year(on.year, [one.day for one in meetings], on, rules.meetings())
    if year.state is not MeetingState.YEAR_RUNS_OUT:
        return
    gaps = {"council": council, "number": year.to_call, "days": year.days_left}
    body = _("Aasta lõpuni on %(days)s päeva. Kokku kutsumata koosolekuid: %(number)s.") % gaps
    criteria: Criteria = {"council": council.pk, "reminder": "year", "year": on.year}
    yield criteria, _("%(council)s: aasta hakkab lõppema") % gaps, f"{body}\n"


def about_mandates(council: Council, composition: Composition) -> Iterator[Reminder]:
    """That mandates end soon or have ended, and nobody follows: once for each end."""
    told = {CompositionProblem.ABOUT_TO_EXPIRE, CompositionProblem.EXPIRED}
    names = names_of(composition.required)
    for finding in composition.findings:
        if finding.problem in told and finding.seat in names and finding.day:
            seat = f"{finding.seat.kind.value}:{finding.seat.holder or ''}"
            criteria: Criteria = {
                "council": council.pk,
                "reminder": finding.problem.value,
                "seat": seat,
                "day": finding.day.isoformat(),
            }
            subject = _("%(council)s: volitus lõpeb") % {"council": council}
            yield criteria, subject, f"{names[finding.seat]}: {problem_words(finding)}\n"
