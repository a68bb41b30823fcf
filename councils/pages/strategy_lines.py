"""A strategy as lines, so that two versions can be compared and one can be copied into a document."""

from collections.abc import Iterator

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from councils.differences import Difference, Key, Line, differences
from councils.models import Goal, GoalMeasure, Strategy
from councils.models.measures import TargetChoice
from councils.pages.numbers import MINUS, with_unit
from councils.pages.period_words import period_words
from registry.public.told import in_estonian, told

ROWS = ("measures__year_targets", "measures__owed_by")


def differences_from(old: Strategy, new: Strategy) -> tuple[Difference, ...]:
    """What the new version changed."""
    return differences(dict(lines(old)), dict(lines(new)))


def lines(strategy: Strategy) -> Iterator[tuple[Key, Line]]:
    """Every text and number of a strategy; four queries. A goal is the same by its lineage."""
    yield ("title",), Line(_("Pealkiri"), told(strategy, "title"))
    yield ("lead",), Line(_("Lühidalt"), told(strategy, "lead"))
    yield ("period",), Line(_("Kehtib"), period(strategy))
    for priority in strategy.priorities.all():
        label = f"{_('Prioriteet')} ({priority.get_proposer_display()})"
        key = ("priority", priority.name_et, priority.proposer)  # type: ignore[attr-defined]
        yield key, Line(label, told(priority, "name"))
    goals = Goal.objects.filter(priority__strategy=strategy).select_related("priority", "organization")
    measures = Prefetch("measures", GoalMeasure.objects.select_related("measure", "compared_with"))
    for goal in goals.prefetch_related(measures, *ROWS):
        yield from goal_lines(goal)


def period(strategy: Strategy) -> str:
    """From when to when."""
    days = (strategy.valid_from, strategy.valid_to)
    return "–".join(date_format(day, "SHORT_DATE_FORMAT") if day else "" for day in days)


def goal_lines(goal: Goal) -> Iterator[tuple[Key, Line]]:
    """The lines of a goal and of its measures."""
    key, name = ("goal", str(goal.lineage)), told(goal, "name")
    said = {
        "name": (_("Eesmärk"), name),
        "description": (_("Selgitus"), told(goal, "description")),
        f"group {goal.group_kind}": (capfirst(goal.get_group_kind_display()), told(goal, "group")),
        "who": (_("Vastutaja"), in_estonian(goal.who)),
        "priority": (_("Prioriteet"), told(goal.priority, "name")),
    }
    for part, (label, text) in said.items():
        yield (*key, part), Line(label, text, under=(name,))
    for row in goal.measures.all():
        measure = told(row.measure, "name")
        yield (*key, row.measure.code), Line(measure, target_words(row), under=(name,))
        yield (*key, row.measure.code, "owed"), Line(_("kes arvu annab"), duty_words(row), under=(name, measure))


def duty_words(row: GoalMeasure) -> str:
    """Who owes the figure, and by when (F5)."""
    if row.owed_by is None:
        return ""
    gaps = {"who": row.owed_by.name, "day": row.due_day, "month": row.due_month}
    if row.measure.parts == 1:
        return _("%(who)s, järgmisel aastal hiljemalt %(day)s.%(month)02d") % gaps
    return _("%(who)s, hiljemalt %(month)s. kuu %(day)s. päeval pärast seda aega") % gaps


def target_words(row: GoalMeasure) -> str:
    """A target in words, with its baseline."""
    kind = str(TargetChoice(row.kind).label)
    if row.kind == TargetChoice.ABOVE_OTHER:
        said = [f"{kind}: {row.compared_with.name if row.compared_with else ''}"]
    elif row.kind == TargetChoice.CHANGE:
        said = [f"{kind}: {row.number.normalize():f}".replace("-", MINUS) if row.number is not None else kind]
    else:
        said = [f"{kind} {with_unit(row.number, row.measure)}"]
    if row.year:
        said.append(_("aastaks %(year)s") % {"year": row.year})
    if row.baseline_period:
        gaps = {"number": with_unit(row.baseline_number, row.measure), "period": period_words(row.baseline_period)}
        said.append((_("lähtetase %(number)s (%(period)s)") if gaps["number"] else _("lähtetase: %(period)s")) % gaps)
    said += [f"{one.year}: {with_unit(one.number, row.measure)}" for one in row.year_targets.all()]
    return ", ".join(one.strip() for one in said)
