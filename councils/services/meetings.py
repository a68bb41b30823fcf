"""A meeting is prepared, called, cancelled and held (C7)."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.meeting_lifecycle import MEETING, MeetingState, MeetingStep
from councils.models import Mandate, Meeting, Participation
from councils.notices import Notice, tell_of_meeting

from .keeping import check_keeps


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it is on record now, locked until the end of the transaction."""
    return Meeting.objects.select_related("council__region").select_for_update(of=("self",)).get(pk=meeting.pk)


@transaction.atomic
def draft_meeting(user: User, meeting: Meeting) -> Meeting:
    """Begin to prepare a meeting. Raises PermissionDenied, ValidationError."""
    check_keeps(user, meeting.council)
    check_times(meeting)
    meeting.full_clean()
    meeting.save()
    note("meeting_drafted", meeting, user, {"starts_at": meeting.starts_at.isoformat()})
    return meeting


@transaction.atomic
def change_meeting(user: User, meeting: Meeting) -> Meeting:
    """Save another time or place; members of a called meeting are invited anew.

    Raises PermissionDenied, ValidationError; ForbiddenStep where it was held or cancelled.
    """
    stored = locked(meeting)
    check_keeps(user, stored.council)
    if stored.state != MeetingState.DRAFT:
        MEETING.after(MeetingState(stored.state), MeetingStep.CALL_ANEW)
    check_times(meeting)
    for name in ("starts_at", "ends_at", "place", "online_address", "guests"):
        setattr(stored, name, getattr(meeting, name))
    stored.full_clean()
    stored.save()
    note("meeting_changed", stored, user, {"starts_at": stored.starts_at.isoformat(), "place": stored.place})
    if stored.state == MeetingState.CALLED:
        invite(stored, user, Notice.CALLED_ANEW)
    return stored


def check_times(meeting: Meeting) -> None:
    """Raise ValidationError where the end is not after the beginning."""
    if meeting.starts_at and meeting.ends_at and meeting.ends_at <= meeting.starts_at:
        raise ValidationError({"ends_at": _("Lõpp on pärast algust.")})


@transaction.atomic
def call_meeting(user: User, meeting: Meeting) -> Meeting:
    """Call the meeting: who has a mandate on its day is invited, the open part is public from now on.

    Raises PermissionDenied, ForbiddenStep; ValidationError where it has no agenda or lies in the past.
    """
    meeting = locked(meeting)
    check_keeps(user, meeting.council)
    state = MEETING.after(MeetingState(meeting.state), MeetingStep.CALL)
    if not meeting.items.exists():
        raise ValidationError(_("Lisage enne päevakord."))
    if meeting.starts_at <= timezone.now():
        raise ValidationError(_("Koosoleku algus on möödas."))
    meeting.state, meeting.called_at = state.value, timezone.now()
    meeting.save()
    note("meeting_called", meeting, user, {"on": meeting.day.isoformat()})
    invite(meeting, user, Notice.CALLED)
    return meeting


def invite(meeting: Meeting, user: User, notice: Notice) -> None:
    """Invite every seat that holds on the meeting's day, and tell it by mail with a calendar entry."""
    meeting.revision += 1
    meeting.save(update_fields=["revision"])
    for mandate in mandates_of(meeting):
        Participation.objects.get_or_create(meeting=meeting, mandate=mandate)
    tell_of_meeting(meeting, notice, user)


def mandates_of(meeting: Meeting) -> list[Mandate]:
    """Whose mandates hold on the meeting's day: on its last day a mandate still does."""
    rows = Mandate.objects.in_force(meeting.day).filter(council=meeting.council)
    return list(rows.select_related("person", "deputy", "organization"))


@transaction.atomic
def cancel_meeting(user: User, meeting: Meeting) -> Meeting:
    """Do not hold it; who was invited is told. Raises PermissionDenied, ForbiddenStep."""
    meeting = locked(meeting)
    check_keeps(user, meeting.council)
    was_called = meeting.state == MeetingState.CALLED
    meeting.state = MEETING.after(MeetingState(meeting.state), MeetingStep.CANCEL).value
    meeting.revision += 1
    meeting.save()
    note("meeting_cancelled", meeting, user)
    if was_called:
        tell_of_meeting(meeting, Notice.CANCELLED, user)
    return meeting


@transaction.atomic
def note_attendance(user: User, meeting: Meeting, attended: Mapping[int, User | None]) -> Meeting:
    """Note who came in whose name, by mandate; nobody for a seat means absent. The meeting has been held.

    A seat that was filled after the call is noted too; one whose mandate ended before the day is not.
    Raises PermissionDenied, ForbiddenStep; ValidationError for somebody who may not speak for the seat.
    """
    meeting = locked(meeting)
    check_keeps(user, meeting.council)
    if meeting.day > timezone.localdate():
        raise ValidationError(_("Koosolek ei ole veel olnud."))
    if meeting.state != MeetingState.HELD:
        meeting.state = MEETING.after(MeetingState(meeting.state), MeetingStep.HOLD).value
        meeting.save()
    for mandate in mandates_of(meeting):
        who = attended.get(mandate.pk)
        if who is not None and who.pk not in (mandate.person_id, mandate.deputy_id):
            raise ValidationError(_("%(name)s ei saa seda kohta täita.") % {"name": who})
        defaults = {"attended_by": who, "is_noted": True}
        Participation.objects.update_or_create(meeting=meeting, mandate=mandate, defaults=defaults)
    came = {str(key): who.pk for key, who in attended.items() if who}
    note("meeting_attendance_noted", meeting, user, {"attended": came})
    return meeting
