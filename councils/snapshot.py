"""The picture that a monitoring report keeps: measures, actions and fund as they stood on a day (C2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import override

from councils import fund as fund_rules
from councils.models import Action, FundEntry, Strategy
from councils.pages.strategy import GoalMeasureView, GoalView, strategy_page
from registry.models.sourced import FollowsSource
from registry.public.told import told


def snapshot_of(strategy: Strategy, on: date) -> dict[str, Any]:
    """Plain values that later changes of figures do not touch: in Estonian, and under ``in`` in each other language."""
    languages = settings.MODELTRANSLATION_LANGUAGES
    said = {language: in_language(strategy, on, language) for language in languages}
    return {
        "as_of": on.isoformat(),
        **said.pop(settings.MODELTRANSLATION_DEFAULT_LANGUAGE),
        "fund": fund_picture(strategy, on),
        "in": said,
    }


def in_language(strategy: Strategy, on: date, language: str) -> dict[str, Any]:
    """What of the picture is words."""
    with override(language):
        page = strategy_page(strategy, on)
        return {
            "strategy": {"title": strategy.title, "version": strategy.version},
            "goals": [goal_picture(goal) for goal in page.goals],
            "actions": [action_picture(action, on) for action in actions_of(strategy)],
        }


def in_words(snapshot: dict[str, Any], language: str) -> dict[str, Any]:
    """The picture in the reader's language, and which it came to: Estonian where it was kept in no other."""
    found = snapshot.get("in", {}).get(language)
    default = settings.MODELTRANSLATION_DEFAULT_LANGUAGE
    return {**snapshot, **found, "language": language} if found else {**snapshot, "language": default}


def named(row: FollowsSource) -> dict[str, str]:
    """A name, and which language it is where that is not the picture's."""
    name = told(row, "name")
    return {"name": str(name), "lang": name.lang}


def goal_picture(goal: GoalView) -> dict[str, Any]:
    """A goal and how its measures stood."""
    return {
        **named(goal.goal),
        "who": goal.goal.who,
        "verdict": goal.verdict.value,
        "measures": [measure_picture(view) for view in goal.measures],
    }


def measure_picture(view: GoalMeasureView) -> dict[str, Any]:
    """A measure with its numbers and the arithmetic."""
    return {
        "code": view.row.measure.code,
        **named(view.row.measure),
        "unit": view.figure.unit,
        "place": view.figure.place,
        "verdict": view.verdict.value,
        "arithmetic": list(view.figure.arithmetic),
        "years": [
            {
                "year": row.period.year,
                "period": str(row.period),
                "value": row.value,
                "target": row.target,
                "country": row.country,
                "preliminary": row.preliminary,
            }
            for row in view.figure.rows
        ],
    }


def actions_of(strategy: Strategy) -> list[Action]:
    """The actions for the strategy's goals."""
    rows = Action.objects.filter(goal__priority__strategy=strategy)
    return list(rows.select_related("goal", "organization").order_by("begins_on", "pk"))


def action_picture(action: Action, on: date) -> dict[str, Any]:
    """An action and how it stood."""
    return {
        **named(action),
        "goal": action.goal.name,
        "who": action.organization.name,
        "ends_on": action.ends_on.isoformat(),
        "state": action.state,
        "late": action.is_late(on),
    }


def fund_picture(strategy: Strategy, on: date) -> dict[str, int]:
    """The fund's year up to the day, in cents."""
    rows = FundEntry.objects.filter(region=strategy.region, on__lte=on).order_by("on", "pk")
    year = fund_rules.statement([row.as_entry() for row in rows], on.year)
    return {
        "opening": year.opening,
        "income": sum(year.income.values()),
        "expenses": sum(year.expenses.values()),
        "closing": year.closing,
    }
