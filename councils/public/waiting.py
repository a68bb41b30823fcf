"""What waits for somebody in a council: answers, words, minutes to read; for its keepers what is to be seen to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from councils.lifecycles.decision import DecisionState
from councils.lifecycles.meeting import MeetingState, MinutesState
from councils.models import Council, Decision, Mandate, Meeting, MinutesRemark, Participation, Voicing
from councils.permissions import can_keep, seats_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: what, where, until when."""

    words: str
    address: str
    until: date | None = None


def waiting_for(user: User, council: Council, on: date) -> list[Waiting]:
    """Everything that waits for the person, what is due first at the top."""
    seats = list(seats_of(user, on).filter(council=council).select_related("organization"))
    found = [*invitations(seats), *words(seats, on), *unread_minutes(seats, council, on)]
    if can_keep(user, council):
        found += kept(council)
    return sorted(found, key=lambda one: one.until or date.max)


def invitations(seats: list[Mandate]) -> Iterator[Waiting]:
    """Meetings to come that the person's seat has not answered."""
    rows = Participation.objects.filter(
        mandate__in=seats,
        answer=Participation.Answer.NONE,
        meeting__state=MeetingState.CALLED,
        meeting__starts_at__gt=timezone.now(),
    )
    for meeting in {row.meeting for row in rows.select_related("meeting")}:
        text = _("Vastake kutsele: koosolek %(day)s") % {"day": date_format(meeting.day, "SHORT_DATE_FORMAT")}
        yield Waiting(text, reverse("my_meeting", args=[meeting.pk]), meeting.day)


def words(seats: list[Mandate], on: date) -> Iterator[Waiting]:
    """Decisions before the council to whose newest text the person's seat has said nothing."""
    if not seats:
        return
    rows = Decision.objects.filter(council=seats[0].council_id).under_way()
    said = set(
        Voicing.objects.filter(decision__in=rows, mandate__in=seats).values_list("decision", "version", "mandate")
    )
    for decision in rows.annotate(deadline=Max("rounds__deadline")).order_by("pk"):
        until = decision.deadline if decision.state == DecisionState.IN_ROUND else None
        is_open = until is None or on <= until
        if is_open and any((decision.pk, decision.version, seat.pk) not in said for seat in seats):
            text = _("Öelge oma sõna: %(title)s") % {"title": decision.title}
            yield Waiting(text, reverse("my_decision", args=[decision.pk]), until)


def unread_minutes(seats: list[Mandate], council: Council, on: date) -> Iterator[Waiting]:
    """Minutes that members may correct until a day."""
    if not seats:
        return
    rows = Meeting.objects.filter(council=council, corrections_until__gte=on)
    for meeting in rows.exclude(minutes__state=MinutesState.CONFIRMED):
        text = _("Lugege protokolli: koosolek %(day)s") % {"day": date_format(meeting.day, "SHORT_DATE_FORMAT")}
        yield Waiting(text, reverse("my_meeting", args=[meeting.pk]), meeting.corrections_until)


def kept(council: Council) -> Iterator[Waiting]:
    """For the keepers: past meetings that are not noted, without confirmed minutes, with remarks to answer."""
    held = Meeting.objects.filter(council=council).taking_place().filter(ends_at__lt=timezone.now())
    remarked = set(
        MinutesRemark.objects.filter(version__meeting__in=held, answer=None).values_list("version__meeting", flat=True)
    )
    for meeting in held.exclude(minutes__state=MinutesState.CONFIRMED).order_by("starts_at"):
        gaps = {"day": date_format(meeting.day, "SHORT_DATE_FORMAT")}
        if meeting.state == MeetingState.CALLED:
            text = _("Märkige osalejad: koosolek %(day)s") % gaps
        elif meeting.pk in remarked:
            text = _("Vastake märkustele: koosoleku %(day)s protokoll") % gaps
        else:
            text = _("Kinnitage protokoll: koosolek %(day)s") % gaps
        yield Waiting(text, reverse("my_meeting", args=[meeting.pk]))
