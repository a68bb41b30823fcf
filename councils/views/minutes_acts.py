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
from councils.services.minutes import (
    add_signed_minutes,
    check_held,
    check_may_be_confirmed,
    check_may_be_signed,
    confirm_minutes,
    confirmed_document,
    write_minutes,
)
from councils.services.remarks import answer_remark, ask_corrections, open_version, remark

from .acts import Act, refusal


def minute(user: User, meeting: Meeting, form: forms.MinutesForm) -> object:
    """Write the minutes."""
    return write_minutes(user, meeting, form.cleaned_data["text"], form.cleaned_data["closed_text"])


def sign(user: User, meeting: Meeting, form: forms.SignedMinutesForm) -> object:
    """Take in the signed minutes; each reason why not is told in words."""
    verdict = add_signed_minutes(user, confirmed_document(meeting), form.content())
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


def keeps(*states: MeetingState) -> Any:
    """Open to the secretary while the meeting is in one of these states and its minutes are not confirmed."""
    return lambda user, meeting: meeting.state in states and can_keep(user, meeting.council) and not is_over(meeting)


def is_over(meeting: Meeting) -> bool:
    """Whether the minutes are confirmed."""
    return state_of(meeting) == MinutesState.CONFIRMED


def may_remark(user: User, meeting: Meeting) -> bool:
    """Whether the person has a seat and the minutes are not confirmed."""
    mine = seats_of(user, timezone.localdate()).filter(council=meeting.council)
    return meeting.state == MeetingState.HELD and not is_over(meeting) and mine.exists()


def has_open_remarks(user: User, meeting: Meeting) -> bool:
    """Whether the secretary has remarks to answer."""
    return keeps(MeetingState.HELD)(user, meeting) and open_remarks(meeting).exists()


def may_sign(user: User, meeting: Meeting) -> bool:
    """Whether the secretary keeps a meeting that was held."""
    return meeting.state == MeetingState.HELD and can_keep(user, meeting.council)


MINUTES_ACTS = (
    Act(
        "remark",
        "remarks",
        _("Paranda protokolli"),
        _("Märkus on kirjas."),
        say_what_is_wrong,
        may_remark,
        forms.RemarkForm,
        refusal(open_version),
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
        keeps(MeetingState.HELD),
        forms.AskCorrectionsForm,
        refusal(open_version),
    ),
    Act(
        "minute",
        "minutes",
        _("Salvesta protokoll"),
        _("Protokoll on salvestatud."),
        minute,
        keeps(MeetingState.CALLED, MeetingState.HELD),
        forms.MinutesForm,
        refusal(check_held),
    ),
    Act(
        "confirm",
        "minutes",
        _("Kinnita protokoll"),
        _("Protokoll on kinnitatud ja avaldatud."),
        lambda user, meeting, form: confirm_minutes(user, meeting),
        keeps(MeetingState.HELD),
        lacks=refusal(check_may_be_confirmed),
    ),
    Act(
        "sign",
        "minutes",
        _("Lisa allkirjastatud protokoll"),
        _("Allkirjastatud protokoll on vastu võetud."),
        sign,
        may_sign,
        forms.SignedMinutesForm,
        refusal(check_may_be_signed),
    ),
)
