"""What is done with the minutes of a meeting: written, corrected by members, confirmed, signed (C7)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from agreements.signing.texts import TEXTS
from councils.forms import minutes as forms
from councils.lifecycles.meeting import MeetingState, MinutesState
from councils.models import Meeting
from councils.permissions import can_keep, seats_of
from councils.public.minutes import newest_minutes, open_remarks
from councils.services.minutes import add_signed_minutes, confirm_minutes, write_minutes
from councils.services.remarks import answer_remark, ask_corrections, remark

from .acts import Act

WRITTEN = (MinutesState.DRAFT, MinutesState.CORRECTED)


def minute(user: User, meeting: Meeting, form: forms.MinutesForm) -> object:
    """Write the minutes."""
    return write_minutes(user, meeting, form.cleaned_data["text"], form.cleaned_data["closed_text"])


def sign(user: User, meeting: Meeting, form: forms.SignedMinutesForm) -> object:
    """Take in the signed minutes; each reason why not is told in words."""
    last = newest_minutes(meeting)
    document = getattr(last, "document", None)
    if document is None:
        raise ValidationError(_("Protokoll ei ole veel kinnitatud."))
    verdict = add_signed_minutes(user, document, form.content())
    if not verdict.valid:
        raise ValidationError([str(TEXTS[finding.reason].what) for finding in verdict.all_reasons()])
    return verdict


def say_what_is_wrong(user: User, meeting: Meeting, form: forms.RemarkForm) -> object:
    """Ask for a correction."""
    return remark(user, meeting, form.cleaned_data["mandate"], form.cleaned_data["text"])


def settle(user: User, meeting: Meeting, form: forms.AnswerRemarkForm) -> object:
    """Say what became of a remark."""
    sent = form.cleaned_data
    return answer_remark(user, sent["remark"], sent["accepted"] == "yes", sent["text"])


def state_of(meeting: Meeting) -> str | None:
    """Where the newest minutes stand; none where there are none."""
    last = newest_minutes(meeting)
    return last.state if last else None


def minutes_are(*states: MinutesState | None) -> Any:
    """Open to the secretary while the newest minutes are in one of these states; None: there are none."""
    return lambda user, meeting: (
        meeting.state == MeetingState.HELD and state_of(meeting) in states and can_keep(user, meeting.council)
    )


def may_remark(user: User, meeting: Meeting) -> bool:
    """Whether the person has a seat and the minutes can still be corrected."""
    mine = seats_of(user, timezone.localdate()).filter(council=meeting.council)
    return state_of(meeting) in WRITTEN and mine.exists()


def has_open_remarks(user: User, meeting: Meeting) -> bool:
    """Whether the secretary has remarks to answer."""
    return minutes_are(*WRITTEN)(user, meeting) and open_remarks(meeting).exists()


MINUTES_ACTS = (
    Act(
        "remark",
        "remarks",
        _("Paranda protokolli"),
        _("Märkus on kirjas."),
        say_what_is_wrong,
        may_remark,
        forms.RemarkForm,
    ),
    Act(
        "settle",
        "remarks",
        _("Vasta märkusele"),
        _("Vastus on kirjas."),
        settle,
        has_open_remarks,
        forms.AnswerRemarkForm,
    ),
    Act(
        "ask",
        "minutes",
        _("Saada liikmetele lugemiseks"),
        _("Liikmetele on kirjutatud."),
        lambda user, meeting, form: ask_corrections(user, meeting, form.cleaned_data["until"]),
        minutes_are(*WRITTEN),
        forms.AskCorrectionsForm,
    ),
    Act(
        "minute",
        "minutes",
        _("Salvesta protokoll"),
        _("Protokoll on salvestatud."),
        minute,
        minutes_are(None, *WRITTEN),
        forms.MinutesForm,
    ),
    Act(
        "confirm",
        "minutes",
        _("Kinnita protokoll"),
        _("Protokoll on kinnitatud ja avaldatud."),
        lambda user, meeting, form: confirm_minutes(user, meeting),
        minutes_are(*WRITTEN),
    ),
    Act(
        "sign",
        "minutes",
        _("Lisa allkirjastatud protokoll"),
        _("Allkirjastatud protokoll on vastu võetud."),
        sign,
        minutes_are(MinutesState.CONFIRMED),
        forms.SignedMinutesForm,
    ),
)
