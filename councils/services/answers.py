"""Members say whether they come."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.models import Meeting, Participation
from councils.permissions import can_speak_for


@transaction.atomic
def answer_invitation(user: User, participation: Participation, answer: str) -> Participation:
    """Say whether the seat will be at the meeting; the last answer counts.

    Raises PermissionDenied where it is not that person's seat today; ValidationError once the meeting has begun.
    """
    if not can_speak_for(user, participation.mandate, timezone.localdate()):
        raise PermissionDenied
    check_not_begun(participation.meeting)
    if answer not in Participation.Answer.values or answer == Participation.Answer.NONE:
        raise ValidationError({"answer": _("Valige vastus.")})
    if answer == Participation.Answer.DEPUTY_COMES and participation.mandate.deputy_id is None:
        raise ValidationError({"answer": _("Asendusliiget ei ole.")})
    participation.answer, participation.answered_at = answer, timezone.now()
    participation.save(update_fields=["answer", "answered_at"])
    note("invitation_answered", participation, user, {"answer": answer})
    return participation


def check_not_begun(meeting: Meeting) -> None:
    """Raise ValidationError where nobody is asked any more whether they come."""
    if meeting.state != Meeting.State.CALLED or meeting.starts_at <= timezone.now():
        raise ValidationError(_("Sellele kutsele ei saa enam vastata."))
