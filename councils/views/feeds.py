"""Calendars (iCalendar) and news (Atom), of one council and of all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.calendar_of import event_of, site_address
from councils.models import Council, Decision, FrozenMinutes, Meeting
from registry.files.icalendar import calendar
from registry.public.told import told

from .readers import council_or_404

CALENDAR = "text/calendar; charset=utf-8"
BACK = timedelta(days=366)
NEWEST = 50


def meetings_of(council: Council | None) -> list[Meeting]:
    """Called and held meetings from a year ago on, of one council or of all."""
    rows = Meeting.objects.public().filter(starts_at__gte=timezone.now() - BACK)
    rows = rows.filter(council=council) if council else rows
    return list(rows.select_related("council__region").prefetch_related("items").order_by("starts_at"))


@require_safe
def calendar_file(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The meetings for a calendar program; closed points are named as closed alone."""
    council = council_or_404(slug) if slug else None
    today = timezone.localdate()
    name = str(council) if council else _("Koostöökogude koosolekud")
    events = [event_of(one, one.items.all(), today) for one in meetings_of(council)]
    return calendar_answer(calendar(events, name=name), slug or "koostookogud")


@require_safe
def meeting_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One meeting for a calendar program."""
    rows = Meeting.objects.public().select_related("council__region").filter(council__region__slug=slug)
    meeting: Meeting = get_object_or_404(rows, pk=pk)
    events = [event_of(meeting, meeting.items.all(), timezone.localdate())]
    return calendar_answer(calendar(events, name=str(meeting.council)), f"{slug}-{meeting.day}")


def calendar_answer(text: str, name: str) -> HttpResponse:
    """The file as calendar programs take it."""
    response = HttpResponse(text, content_type=CALENDAR)
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


@require_safe
def news_feed(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Meetings that were called and decisions that were adopted, the newest first."""
    council = council_or_404(slug) if slug else None
    title = str(council) if council else _("Koostöökogude koosolekud ja otsused")
    home = reverse("council", args=[slug]) if council else reverse("councils")
    feed = Atom1Feed(
        title=title,
        link=site_address(home),
        description=title,
        language=get_language(),
        author_name=title,
        feed_url=site_address(request.path),
    )
    for one in sorted(entries(council), key=lambda one: one.moment, reverse=True)[:NEWEST]:
        address = site_address(one.path)
        feed.add_item(
            title=one.title,
            link=address,
            description=escape(one.text),
            updateddate=one.moment,
            pubdate=one.moment,
            unique_id=f"{address}{one.mark}",
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of news; `mark` tells two of one page apart."""

    moment: datetime
    title: str
    text: str
    path: str
    mark: str = ""


def entries(council: Council | None) -> Iterator[Entry]:
    """Meetings, confirmed minutes and adopted decisions of one council or of all."""
    yield from news_of_meetings(meetings_of(council))
    yield from news_of_minutes(council)
    yield from news_of_decisions(council)


def news_of_meetings(meetings: Iterable[Meeting]) -> Iterator[Entry]:
    """Called, moved and cancelled meetings, when it was told."""
    for meeting in meetings:
        is_off = meeting.state == Meeting.State.CANCELLED
        title = _("%(meeting)s jääb ära") % {"meeting": meeting} if is_off else str(meeting)
        text = f"{meeting.council}, {timezone.localtime(meeting.starts_at):%d.%m.%Y %H:%M}, {meeting.place}"
        moment = meeting.told_at or meeting.called_at or meeting.starts_at
        yield Entry(moment, title, text, meeting.get_absolute_url())


def news_of_minutes(council: Council | None) -> Iterator[Entry]:
    """Minutes that were confirmed."""
    rows = FrozenMinutes.objects.select_related("version__meeting__council__region").defer("content", "values")
    rows = rows.filter(version__meeting__council=council) if council else rows
    for frozen in rows.order_by("-frozen_at")[:NEWEST]:
        meeting = frozen.version.meeting
        title = _("%(meeting)s: protokoll on kinnitatud") % {"meeting": meeting}
        yield Entry(frozen.frozen_at, title, str(meeting.council), meeting.get_absolute_url(), "#protokoll")


def news_of_decisions(council: Council | None) -> Iterator[Entry]:
    """Decisions that were adopted."""
    rows = Decision.objects.adopted().select_related("council__region", "document")
    rows = rows.filter(council=council) if council else rows
    for decision in rows.defer("document__content")[:NEWEST]:
        frozen = getattr(decision, "document", None)
        moment = frozen.frozen_at if frozen else start_of(decision)
        title = f"{decision.number} {told(decision, 'title')}"
        yield Entry(moment, title, str(decision.council), decision.get_absolute_url())


def start_of(decision: Decision) -> datetime:
    """The beginning of the day on which it was adopted, where no document says the moment."""
    assert decision.adopted_on  # an adopted decision has its day
    return timezone.make_aware(datetime.combine(decision.adopted_on, datetime.min.time()))
