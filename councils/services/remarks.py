"""Members correct the minutes before they are confirmed (C7)."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.lifecycles.meeting import MinutesState
from councils.models import Mandate, Meeting, MinutesRemark, MinutesVersion, RemarkAnswer
from councils.notices import tell_of_minutes
from councils.permissions import can_speak_for
from councils.public.minutes import newest_minutes, open_remarks

from .invitations import told_of
from .keeping import check_keeps
from .meetings import locked


def open_version(meeting: Meeting) -> MinutesVersion:
    """The version that members read now. Raises ValidationError where there is none, or it is confirmed."""
    last = newest_minutes(meeting)
    if last is None:
        raise ValidationError(_("Protokolli ei ole veel kirjutatud."))
    if last.state == MinutesState.CONFIRMED:
        raise ValidationError(_("Protokoll on kinnitatud, märkusi enam ei võeta."))
    return last


@transaction.atomic
def ask_corrections(user: User, meeting: Meeting, until: date) -> Meeting:
    """Let the members read the minutes and correct them until that day. Raises PermissionDenied, ValidationError."""
    meeting = locked(meeting)
    check_keeps(user, meeting.council)
    open_version(meeting)
    if until <= timezone.localdate():
        raise ValidationError({"until": _("Tähtaeg on pärast tänast päeva.")})
    meeting.corrections_until = until
    meeting.save(update_fields=["corrections_until"])
    note("minutes_corrections_asked", meeting, user, {"until": until.isoformat()})
    tell_of_minutes(meeting, user, told_of(meeting), until)
    return meeting


@transaction.atomic
def remark(user: User, meeting: Meeting, mandate: Mandate, text: str) -> MinutesRemark:
    """A member or deputy says what is to be corrected. Raises PermissionDenied, ValidationError."""
    meeting = locked(meeting)
    if mandate.council_id != meeting.council_id or not can_speak_for(user, mandate, timezone.localdate()):
        raise PermissionDenied
    version = open_version(meeting)
    if not text.strip():
        raise ValidationError({"text": _("Kirjutage, mida parandada.")})
    said = MinutesRemark.objects.create(
        version=version, mandate=mandate, person=user, text=text.strip(), written_at=timezone.now()
    )
    note("minutes_remarked", said, user, {"meeting": meeting.pk, "version": version.number, "mandate": mandate.pk})
    return said


@transaction.atomic
def answer_remark(user: User, said: MinutesRemark, accepted: bool, text: str = "") -> RemarkAnswer:
    """Say whether a remark was taken into the minutes, or why not. Raises PermissionDenied, ValidationError."""
    meeting = locked(said.version.meeting)
    check_keeps(user, meeting.council)
    open_version(meeting)
    if not open_remarks(meeting).filter(pk=said.pk).exists():
        raise ValidationError({"remark": _("Sellele märkusele on juba vastatud.")})
    if not accepted and not text.strip():
        raise ValidationError({"text": _("Kirjutage, miks märkust ei arvestatud.")})
    answer = RemarkAnswer.objects.create(
        remark=said, is_accepted=accepted, text=text.strip(), written_by=user, written_at=timezone.now()
    )
    note("minutes_remark_answered", answer, user, {"remark": said.pk, "accepted": accepted})
    return answer
