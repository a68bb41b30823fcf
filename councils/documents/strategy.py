"""What the council approved as a PDF: aims, measures and targets, in the reader's language; no figures that change."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from councils.models import Goal, Strategy
from councils.pages.strategy_lines import period, target_words
from registry.files.pdf import make_pdf
from registry.public.told import told

TEMPLATE = Path(settings.BASE_DIR) / "templates" / "pdf" / "strategy.typ"


def strategy_pdf(strategy: Strategy) -> bytes:
    """PDF/A-3a and PDF/UA-1 of an approved version; the same bytes for the same language."""
    day = strategy.approved_on or timezone.localdate()
    return make_pdf(TEMPLATE, values_of(strategy), timezone.make_aware(datetime.combine(day, time())))


def values_of(strategy: Strategy) -> dict[str, Any]:
    """All that stands in the document."""
    goals = Goal.objects.filter(priority__strategy=strategy).select_related("priority", "organization")
    rows = goals.prefetch_related("measures__measure", "measures__compared_with", "measures__year_targets")
    return {
        "lang": get_language() or "et",
        "title": str(told(strategy, "title")),
        "lead": str(told(strategy, "lead")),
        "region": strategy.region.short_name,
        "facts": facts(strategy),
        "page": _("Leht"),
        "goals": [goal_values(goal) for goal in rows],
    }


def facts(strategy: Strategy) -> list[list[str]]:
    """Label and value of what stands at the head."""
    number = strategy.decision.number if strategy.decision else ""
    day = f"{strategy.approved_on:%d.%m.%Y}" if strategy.approved_on else ""
    return [
        [_("Kinnitas"), f"{_('Koostöökogu')}, {_('otsus nr %(number)s') % {'number': number}}, {day}"],
        [_("Kehtib"), period(strategy)],
        [capfirst(_("versioon")), str(strategy.version)],
    ]


def goal_values(goal: Goal) -> dict[str, Any]:
    """A goal in plain texts."""
    group = f"{capfirst(goal.get_group_kind_display())}: {told(goal, 'group')}"
    return {
        "name": str(told(goal, "name")),
        "priority": f"{told(goal.priority, 'name')} ({goal.priority.get_proposer_display()})",
        "description": str(told(goal, "description")),
        "about": [group, *([_("Vastutab %(who)s.") % {"who": goal.who}] if goal.who else [])],
        "measures": [f"{told(row.measure, 'name')}: {target_words(row)}" for row in goal.measures.all()],
    }
