"""What templates of results use."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import get_language

from councils.chart_markup import drawing, lines_alone
from councils.measures import Verdict
from councils.models import Action, Milestone, MonitoringReport
from councils.pages.comparison import better_words
from councils.pages.numbers import shown
from councils.pages.period_words import period_words
from councils.pages.verdict_words import Tag, tag_of
from councils.periods import Period
from councils.snapshot import in_words
from registry.public.told import Told, told

register = template.Library()

register.filter("better_words", better_words)
register.filter("drawing", drawing)
register.filter("lines_alone", lines_alone)
register.filter("period_words", period_words)


@register.filter
def picture(report: MonitoringReport) -> dict[str, Any]:
    """What a report kept, in the reader's language."""
    return in_words(report.snapshot, get_language() or "")


@register.filter
def period_text(written: str | int) -> str:
    """A period as a file writes it, in words."""
    return period_words(Period.written(str(written)))


@register.filter
def verdict_tag(verdict: str) -> Tag:
    """The tag of a verdict that a report kept."""
    return tag_of(Verdict(verdict))


@register.filter
def action_state(state: str) -> str:
    """The state of an action that a report kept."""
    return str(Action.State(state).label)


@register.filter
def kept_name(picture: dict[str, str]) -> Told:
    """A name that a report kept, with its language, for the filter ``told``."""
    return Told(picture["name"], picture.get("lang", ""))


@register.filter
def text_of(row: object, field: str) -> Told:
    """A translated field with its language, for the filter ``told``."""
    return told(row, field)  # type: ignore[arg-type]


@register.filter
def counted(number: int) -> str:
    """A whole number."""
    return shown(number, 0)


@register.filter
def taken(cents: int) -> int:
    """What was spent, as it stands in a statement."""
    return -cents


@register.filter
def euros(cents: int | None) -> str:
    """Cents as euros with two places; empty where unknown."""
    return "" if cents is None else f"{shown(Decimal(cents) / 100, 2)}\xa0€"


@register.filter
def is_late(row: Action | Milestone, on: date) -> bool:
    """Whether an action or a milestone of the plan is late on the day."""
    return row.is_late(on)
