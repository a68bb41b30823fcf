"""A meeting in the workspace: prepared, called, answered, held, minuted (C7)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.proven import for_proven_people, person
from councils.forms import meetings as forms
from councils.lifecycles.meeting import MeetingState
from councils.models import AgendaItem, Meeting, MinutesVersion, Paper, Participation
from councils.permissions import can_keep, seats_of, sees_closed, visible_meetings
from councils.public.agenda import agenda_of
from councils.public.minutes import confirmed_minutes, newest_minutes, remarks_of
from councils.services.agenda import add_paper, save_item
from councils.services.answers import answer_invitation, check_not_begun
from councils.services.meetings import (
    call_anew,
    call_meeting,
    cancel_meeting,
    change_meeting,
    check_may_be_called,
    check_may_be_noted,
    has_untold_changes,
    note_attendance,
)

from .acts import Act, ActShown, page_of_acts, refusal
from .answering import status_of, wrong_form
from .minutes_acts import MINUTES_ACTS

DRAFT, CALLED, HELD = MeetingState.DRAFT, MeetingState.CALLED, MeetingState.HELD


def change(user: User, meeting: Meeting, form: forms.ChangeMeetingForm) -> Meeting:
    """Save another time or place."""
    for name, value in form.cleaned_data.items():
        setattr(meeting, name, value)
    return change_meeting(user, meeting)


def add_item(user: User, meeting: Meeting, form: forms.ItemForm) -> AgendaItem:
    """Add a point."""
    return save_item(user, AgendaItem(meeting=meeting, order=0, **form.cleaned_data))


def put_paper(user: User, meeting: Meeting, form: forms.PaperForm) -> Paper:
    """Add a paper."""
    sent = dict(form.cleaned_data)
    name = sent.pop("file").name[:200]
    return add_paper(user, Paper(file_name=name, content=form.content(), **sent))


def answer(user: User, meeting: Meeting, form: forms.AnswerForm) -> object:
    """Say whether a seat comes."""
    return answer_invitation(user, form.cleaned_data["participation"], form.cleaned_data["answer"])


def keeps(*states: MeetingState) -> Any:
    """Open to the secretary while the meeting is in one of these states."""
    return lambda user, meeting: meeting.state in states and can_keep(user, meeting.council)


def is_invited(user: User, meeting: Meeting) -> bool:
    """Whether the person has a seat to answer for."""
    mine = seats_of(user, timezone.localdate()).values("pk")
    return meeting.state == CALLED and meeting.participations.filter(mandate__in=mine).exists()


def has_points(meeting: Meeting) -> None:
    """Raise ValidationError where there is no point that a paper could belong to."""
    if not meeting.items.exists():
        raise ValidationError(_("Lisage enne päevakord."))


ACTS = (
    Act(
        "answer",
        "mine",
        _("Vasta kutsele"),
        _("Vastus on kirjas."),
        answer,
        is_invited,
        forms.AnswerForm,
        refusal(check_not_begun),
    ),
    Act(
        "call",
        "call",
        _("Kutsu koosolek kokku"),
        _("Kutsed on saadetud."),
        lambda user, meeting, form: call_meeting(user, meeting),
        keeps(DRAFT),
        lacks=refusal(check_may_be_called),
    ),
    Act(
        "change",
        "call",
        _("Muuda aega või kohta"),
        _("Salvestatud."),
        change,
        keeps(DRAFT, CALLED),
        forms.ChangeMeetingForm,
    ),
    Act(
        "cancel",
        "call",
        _("Jäta koosolek ära"),
        _("Koosolek jääb ära."),
        lambda user, meeting, form: cancel_meeting(user, meeting, form.cleaned_data["reason"]),
        keeps(DRAFT, CALLED),
        forms.CancelMeetingForm,
    ),
    Act(
        "item",
        "agenda",
        _("Lisa päevakorrapunkt"),
        _("Punkt on lisatud."),
        add_item,
        keeps(DRAFT, CALLED),
        forms.ItemForm,
    ),
    Act(
        "tell",
        "agenda",
        _("Teata kõigile muudatustest"),
        _("Muudatustest on teatatud."),
        lambda user, meeting, form: call_anew(user, meeting),
        lambda user, meeting: has_untold_changes(meeting) and can_keep(user, meeting.council),
    ),
    Act(
        "paper",
        "agenda",
        _("Lisa materjal"),
        _("Materjal on lisatud."),
        put_paper,
        keeps(DRAFT, CALLED, HELD),
        forms.PaperForm,
        refusal(has_points),
    ),
    Act(
        "attend",
        "answers",
        _("Märgi osalejad"),
        _("Osalejad on kirjas."),
        lambda user, meeting, form: note_attendance(user, meeting, form.attended(), form.cleaned_data["guests"]),
        keeps(CALLED, HELD),
        forms.AttendanceForm,
        refusal(check_may_be_noted),
    ),
    *MINUTES_ACTS,
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_proven_people
def my_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting. Others' do not exist."""
    rows = visible_meetings(person(request), timezone.localdate())
    found = get_object_or_404(rows.select_related("council__region", "council__secretary"), pk=pk)
    return page_of_acts(request, found, ACTS, show)


def show(request: HttpRequest, meeting: Meeting, acts: list[ActShown]) -> HttpResponse:
    """The page as it stands; closed points for members alone."""
    today = timezone.localdate()
    is_member = sees_closed(request.user, meeting.council, today)
    mine = own_answers(person(request), meeting, today)
    context = {
        "meeting": meeting,
        "agenda": agenda_of(meeting, today, sees_closed=is_member, sees_drafts=True),
        "participations": meeting.participations.select_related(
            "mandate__organization", "mandate__person", "attended_by"
        ),
        "minutes": minutes_shown(meeting, is_member=is_member),
        "is_member": is_member,
        "keeps": can_keep(request.user, meeting.council),
        "has_untold_changes": has_untold_changes(meeting),
        "mine": mine,
        "is_unanswered": any(one.answer == Participation.Answer.NONE for one in mine),
        "remarks": remarks_of(meeting) if is_member else [],
        "acts": acts,
        "wrong": wrong_form(acts),
    }
    return render(request, "councils/my_meeting.html", context, status=status_of(acts))


def own_answers(user: User, meeting: Meeting, on: date) -> list[Participation]:
    """What the person has answered for their own seats."""
    mine = seats_of(user, on).values("pk")
    return list(meeting.participations.filter(mandate__in=mine).select_related("mandate__organization"))


def minutes_shown(meeting: Meeting, *, is_member: bool) -> MinutesVersion | None:
    """What is not confirmed yet is read by the council's people alone."""
    return newest_minutes(meeting) if is_member else confirmed_minutes(meeting)
