"""The secretary is told in time: the year runs out without meetings, mandates end, tasks are late (C3, C5, C7)."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from councils.calendar_of import site_address
from councils.composition import Composition, CompositionProblem
from councils.facts import compositions
from councils.meetings_due import MeetingState, meeting_year
from councils.models import Council, CouncilRuleSet, DecisionTask, Meeting
from councils.public.seats import names_of, problem_words
from councils.rules_in_force import council_rules
from registry.models import Letter
from registry.services.letters import Address, post

from .late_letters import may_tell

Criteria = dict[str, object]
Reminder = tuple[Criteria, str, str]


@transaction.atomic
def remind(on: date) -> int:
    """Write to secretaries and their deputies what they have not been told yet; how many letters.

    What the law asks for is not told under a draft law, but in the example; a late task always is.
    """
    rules = council_rules(on)
    rows = Council.objects.exclude(secretary=None, deputy_secretary=None)
    councils = list(rows.select_related("region", "secretary", "deputy_secretary"))
    composed = compositions(councils, on, rules) if may_tell(on) else {}
    return sum(tell(council, composed.get(council.pk), rules, on) for council in councils)


def tell(council: Council, composition: Composition | None, rules: CouncilRuleSet, on: date) -> int:
    """Write to those who keep one council, each in their language; how many letters."""
    written = 0
    for keeper in (one for one in council.keepers if one.is_active):
        with override(keeper.language):
            reminders = [*about_tasks(council, on)]
            if composition:
                reminders += [*about_year(council, rules, on), *about_mandates(council, composition)]
            for criteria, subject, body in reminders:
                mine = {**criteria, "to": keeper.pk}
                if not Letter.objects.filter(criteria=mine).exists():
                    text = f"{body}\n{site_address(reverse('my_council', args=[council.pk]))}\n"
                    post(None, council.region, subject, text, mine, [Address(str(keeper), keeper.email)])
                    written += 1
    return written


def about_tasks(council: Council, on: date) -> Iterator[Reminder]:
    """That what follows from a decision is not done in time (C3): once for each task."""
    late = DecisionTask.objects.late(on).filter(decision__council=council)
    for task in late.select_related("decision", "organization"):
        gaps = {"council": council, "task": task.text, "who": task.who, "day": f"{task.due_on:%d.%m.%Y}"}
        criteria: Criteria = {"council": council.pk, "reminder": "task", "task": task.pk}
        body = _("Ülesanne „%(task)s“ pidi olema tehtud %(day)s. Vastutab: %(who)s.") % gaps
        yield criteria, _("%(council)s: otsuse ülesanne hilineb") % gaps, f"{body}\n"


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
