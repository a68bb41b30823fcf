"""When a place is open: the week as rows, the moment as a sentence."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.models import Schedule, ScheduleException
from registry.opening import ExceptionalDay, Opening, OpeningState, WeeklyHours, opening_at

EXCEPTIONS_SHOWN_FOR = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class HoursRow:
    """A day of the week, or a day that differs, and its hours in words."""

    day: str
    hours: str
    is_today: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """What is known of opening: ``state`` is the sentence on this moment; no rows where no hours are on record."""

    state: str
    is_open: bool
    rows: tuple[HoursRow, ...] = ()
    differing: tuple[HoursRow, ...] = ()
    notes: tuple[str, ...] = ()


def hours(now: datetime, weekly: Collection[Schedule], exceptional: Collection[ScheduleException]) -> Hours:
    """The hours as of a moment (local time, no zone)."""
    today = now.date()
    plain_weekly = [
        WeeklyHours(row.weekday, row.opens_at, row.closes_at, row.valid_from, row.valid_to) for row in weekly
    ]
    plain_exceptional = [ExceptionalDay(row.on, row.opens_at, row.closes_at) for row in exceptional]
    opening = opening_at(now, plain_weekly, plain_exceptional)
    in_force = [row for row in weekly if row.is_in_force(today)]
    return Hours(
        state=state_sentence(opening, now),
        is_open=opening.state is OpeningState.OPEN,
        rows=_week(today, in_force, exceptional) if in_force else (),
        differing=_differing(today, exceptional),
        notes=tuple(dict.fromkeys(row.description for row in in_force if row.description)),
    )


def state_sentence(opening: Opening, now: datetime) -> str:
    """Open until when, or closed and open again when."""
    if opening.state is OpeningState.UNKNOWN:
        return _("Lahtiolekuaeg ei ole teada.")
    if opening.state is OpeningState.OPEN:
        if opening.until is None:
            return _("Avatud ööpäev läbi.")
        return _("Praegu avatud, kuni kella %(hour)s.") % {"hour": spoken(opening.until.time())}
    if opening.opens is None:
        return _("Praegu suletud.")
    return _("Praegu suletud. Avatakse %(day)s kell %(hour)s.") % {
        "day": _day_in_sentence(opening.opens.date(), now.date()),
        "hour": spoken(opening.opens.time()),
    }


def clock(hour: time) -> str:
    """A time of day, minutes only where there are any: 8, 16:30."""
    return f"{hour.hour}:{hour.minute:02d}" if hour.minute else str(hour.hour)


def spoken(hour: time) -> str:
    """A time of day inside a sentence: Estonian says "kell 8", the others need the minutes."""
    return clock(hour) if get_language() == settings.LANGUAGE_CODE else f"{hour.hour}:{hour.minute:02d}"


def _day_in_sentence(day: date, today: date) -> str:
    ahead = (day - today).days
    if ahead == 0:
        return _("täna")
    if ahead == 1:
        return _("homme")
    return on_weekday(day.isoweekday()) if ahead < 7 else f"{day:%d.%m.%Y}"


def on_weekday(weekday: int) -> str:
    """“On Monday” and so on; ISO: Monday is 1."""
    return (
        _("esmaspäeval"),
        _("teisipäeval"),
        _("kolmapäeval"),
        _("neljapäeval"),
        _("reedel"),
        _("laupäeval"),
        _("pühapäeval"),
    )[weekday - 1]


def weekday_name(weekday: int) -> str:
    """“Monday” and so on at the beginning of a row; ISO: Monday is 1."""
    return (
        _("Esmaspäev"),
        _("Teisipäev"),
        _("Kolmapäev"),
        _("Neljapäev"),
        _("Reede"),
        _("Laupäev"),
        _("Pühapäev"),
    )[weekday - 1]


def today_name(weekday: int) -> str:
    """“Today, on Monday” and so on at the beginning of a row; ISO: Monday is 1."""
    return (
        _("Täna, esmaspäeval"),
        _("Täna, teisipäeval"),
        _("Täna, kolmapäeval"),
        _("Täna, neljapäeval"),
        _("Täna, reedel"),
        _("Täna, laupäeval"),
        _("Täna, pühapäeval"),
    )[weekday - 1]


def _spans(rows: Sequence[Schedule | ScheduleException]) -> str:
    spans = sorted((row.opens_at, row.closes_at) for row in rows if row.opens_at and row.closes_at)
    return ", ".join(_span(opens, closes) for opens, closes in spans) or _("suletud")


def _span(opens: time, closes: time) -> str:
    if opens == closes:
        return _("ööpäev läbi")
    return f"{clock(opens)}–{clock(closes) if closes != time.min else '24'}"


def _week(
    today: date, weekly: Collection[Schedule], exceptional: Collection[ScheduleException]
) -> tuple[HoursRow, ...]:
    of_today = [row for row in exceptional if row.on == today]
    rows = []
    for weekday in range(1, 8):
        is_today = weekday == today.isoweekday()
        differing = of_today if is_today else []
        text = _spans(differing or [row for row in weekly if row.weekday == weekday])
        name = today_name(weekday) if is_today else weekday_name(weekday)
        rows.append(HoursRow(name, text, is_today))
    return tuple(rows)


def _differing(today: date, exceptional: Collection[ScheduleException]) -> tuple[HoursRow, ...]:
    """Days that differ, today and some weeks ahead, each with its reason."""
    near = [row for row in exceptional if today <= row.on <= today + EXCEPTIONS_SHOWN_FOR]
    rows = []
    for day in sorted({row.on for row in near}):
        of_day = [row for row in near if row.on == day]
        reason = next((row.description for row in of_day if row.description), "")
        rows.append(HoursRow(f"{day:%d.%m.%Y}", _spans(of_day), day == today, reason))
    return tuple(rows)
