"""A strategy as lines, so that two versions can be compared and one can be copied into a document."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from councils.differences import Difference, Key, Line, differences
from councils.models import Goal, GoalMeasure, Strategy
from councils.models.measures import TargetChoice
from councils.pages.numbers import with_unit
from councils.pages.period_words import period_words

ROWS = ("measures__year_targets", "measures__owed_by")


def differences_from(old: Strategy, new: Strategy) -> tuple[Difference, ...]:
    """What the new version changed."""
    return differences(dict(lines(old)), dict(lines(new)))


def lines(strategy: Strategy) -> Iterator[tuple[Key, Line]]:
    """Every text and number of a strategy; four queries. A goal is the same by its lineage."""
    yield ("title",), Line(_("Pealkiri"), strategy.title)
    yield ("lead",), Line(_("Lühidalt"), strategy.lead)
    yield ("period",), Line(_("Kehtib"), period(strategy))
    for priority in strategy.priorities.all():
        yield (
            ("priority", priority.name_et),  # type: ignore[attr-defined]
            Line(_("Prioriteet"), f"{priority.name} ({priority.get_proposer_display()})"),
        )
    goals = Goal.objects.filter(priority__strategy=strategy).select_related("priority", "organization")
    for goal in goals.prefetch_related("measures__measure", "measures__compared_with", *ROWS):
        yield from goal_lines(goal)


def period(strategy: Strategy) -> str:
    """From when to when."""
    days = (strategy.valid_from, strategy.valid_to)
    return "–".join(date_format(day, "SHORT_DATE_FORMAT") if day else "" for day in days)


def goal_lines(goal: Goal) -> Iterator[tuple[Key, Line]]:
    """The lines of a goal and of its measures."""
    key = ("goal", str(goal.lineage))
    said = {
        "name": (_("Eesmärk"), goal.name),
        "description": (_("Selgitus"), goal.description),
        "group": (_("Kellele"), f"{goal.get_group_kind_display()}: {goal.group}"),
        "who": (_("Vastutaja"), goal.who),
        "priority": (_("Prioriteet"), goal.priority.name),
    }
    for name, (label, text) in said.items():
        yield (*key, name), Line(f"{goal.name}: {label}", text)
    for row in goal.measures.all():
        label = f"{goal.name}: {row.measure.name}"
        yield (*key, row.measure.code), Line(label, target_words(row))
        yield (*key, row.measure.code, "owed"), Line(f"{label}: {_('kes arvu annab')}", duty_words(row))


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
        said = [f"{kind}: {row.number.normalize():f}" if row.number is not None else kind]
    else:
        said = [f"{kind} {with_unit(row.number, row.measure)}"]
    if row.year:
        said.append(_("aastaks %(year)s") % {"year": row.year})
    if row.baseline_period:
        gaps = {"number": with_unit(row.baseline_number, row.measure), "period": period_words(row.baseline_period)}
        said.append((_("lähtetase %(number)s (%(period)s)") if gaps["number"] else _("lähtetase: %(period)s")) % gaps)
    said += [f"{one.year}: {with_unit(one.number, row.measure)}" for one in row.year_targets.all()]
    return ", ".join(one.strip() for one in said)
