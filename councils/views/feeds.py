"""Calendars (iCalendar) and news (Atom), of one council and of all."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.calendar_of import event_of, site_address
from councils.icalendar import calendar
from councils.models import Council, Decision, Meeting
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
    response = HttpResponse(calendar(events, name=name), content_type=CALENDAR)
    response["Content-Disposition"] = f'inline; filename="{slug or "koostookogud"}.ics"'
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
        feed_url=site_address(request.path),
    )
    for moment, name, text, path in sorted(entries(council), key=lambda one: one[0], reverse=True)[:NEWEST]:
        address = site_address(path)
        feed.add_item(title=name, link=address, description=text, updateddate=moment, pubdate=moment, unique_id=address)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def entries(council: Council | None) -> Iterable[tuple[datetime, str, str, str]]:
    """When, title, text and address of each piece of news."""
    for meeting in meetings_of(council):
        text = f"{meeting.council}, {timezone.localtime(meeting.starts_at):%d.%m.%Y %H:%M}, {meeting.place}"
        yield meeting.called_at or meeting.starts_at, str(meeting), text, meeting.get_absolute_url()
    rows = Decision.objects.adopted().select_related("council__region", "document")
    rows = rows.filter(council=council) if council else rows
    for decision in rows.defer("document__content")[:NEWEST]:
        frozen = getattr(decision, "document", None)
        moment = frozen.frozen_at if frozen else start_of(decision)
        yield moment, f"{decision.number} {told(decision, 'title')}", str(decision.council), decision.get_absolute_url()


def start_of(decision: Decision) -> datetime:
    """The beginning of the day on which it was adopted, where no document says the moment."""
    assert decision.adopted_on  # an adopted decision has its day
    return timezone.make_aware(datetime.combine(decision.adopted_on, datetime.min.time()))
