"""A meeting is prepared, called, cancelled and held (C7)."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.lifecycles.meeting import MEETING, MeetingState, MeetingStep, MinutesState
from councils.models import Meeting, Participation
from councils.notices import Notice

from .invitations import invite, mandates_of, tell, told_of
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
    """Save another time or place; members of a called meeting are invited anew, and asked anew where the time moved.

    Raises PermissionDenied, ValidationError; ForbiddenStep where it was held or cancelled.
    """
    stored = locked(meeting)
    check_keeps(user, stored.council)
    if stored.state != MeetingState.DRAFT:
        MEETING.after(MeetingState(stored.state), MeetingStep.CALL_ANEW)
    check_times(meeting)
    is_called = stored.state == MeetingState.CALLED
    if is_called and meeting.starts_at <= timezone.now():
        raise ValidationError({"starts_at": _("Koosoleku algus on möödas.")})
    told_before = told_of(stored) if is_called else ()
    is_moved = (stored.starts_at, stored.ends_at) != (meeting.starts_at, meeting.ends_at)
    for name in ("starts_at", "ends_at", "place", "online_address", "guests"):
        setattr(stored, name, getattr(meeting, name))
    stored.full_clean()
    stored.save()
    note("meeting_changed", stored, user, {"starts_at": stored.starts_at.isoformat(), "place": stored.place})
    if is_moved:
        stored.participations.update(answer=Participation.Answer.NONE, answered_at=None)
    if is_called:
        invite(stored, user, Notice.CALLED_ANEW, told_before)
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
    check_may_be_called(meeting)
    meeting.state, meeting.called_at = state.value, timezone.now()
    meeting.save()
    note("meeting_called", meeting, user, {"on": meeting.day.isoformat()})
    invite(meeting, user, Notice.CALLED)
    return meeting


def check_may_be_called(meeting: Meeting) -> None:
    """Raise ValidationError where the meeting has no agenda or lies in the past."""
    if not meeting.items.exists():
        raise ValidationError(_("Lisage enne päevakord."))
    if meeting.starts_at <= timezone.now():
        raise ValidationError(_("Koosoleku algus on möödas."))


@transaction.atomic
def call_anew(user: User, meeting: Meeting) -> Meeting:
    """Tell everybody of a changed agenda or new papers. Raises PermissionDenied, ForbiddenStep."""
    meeting = locked(meeting)
    check_keeps(user, meeting.council)
    meeting.state = MEETING.after(MeetingState(meeting.state), MeetingStep.CALL_ANEW).value
    note("meeting_called_anew", meeting, user, {"on": meeting.day.isoformat()})
    invite(meeting, user, Notice.CALLED_ANEW)
    return meeting


def has_untold_changes(meeting: Meeting) -> bool:
    """Whether points of the agenda or papers of a called meeting have changed since everybody was told."""
    if meeting.state != MeetingState.CALLED or meeting.told_at is None:
        return False
    newer = Q(changed_at__gt=meeting.told_at) | Q(papers__added_at__gt=meeting.told_at)
    return meeting.items.filter(newer).exists()


@transaction.atomic
def cancel_meeting(user: User, meeting: Meeting, reason: str = "") -> Meeting:
    """Do not hold it; who was invited is told, with the reason. Raises PermissionDenied, ForbiddenStep."""
    meeting = locked(meeting)
    check_keeps(user, meeting.council)
    was_called = meeting.state == MeetingState.CALLED
    meeting.state = MEETING.after(MeetingState(meeting.state), MeetingStep.CANCEL).value
    meeting.save()
    note("meeting_cancelled", meeting, user, {"reason": reason})
    if was_called:
        tell(meeting, Notice.CANCELLED, user, told_of(meeting), reason)
    return meeting


@transaction.atomic
def note_attendance(
    user: User, meeting: Meeting, attended: Mapping[int, User | None], guests: str | None = None
) -> Meeting:
    """Note who came in whose name, by mandate; nobody for a seat means absent. The meeting has been held.

    A seat that was filled after the call is noted too; one whose mandate ended before the day is not.
    Raises PermissionDenied, ForbiddenStep; ValidationError for somebody who may not speak for the seat.
    """
    meeting = locked(meeting)
    check_keeps(user, meeting.council)
    check_may_be_noted(meeting)
    if meeting.state != MeetingState.HELD:
        meeting.state = MEETING.after(MeetingState(meeting.state), MeetingStep.HOLD).value
    meeting.guests = meeting.guests if guests is None else guests
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


def check_may_be_noted(meeting: Meeting) -> None:
    """Raise ValidationError where the meeting has not begun, or its minutes are confirmed."""
    if meeting.starts_at > timezone.now():
        raise ValidationError(_("Koosolek ei ole veel olnud."))
    if meeting.minutes.filter(state=MinutesState.CONFIRMED).exists():
        raise ValidationError(_("Osalejad on kinnitatud protokollis ja neid enam ei muudeta."))
