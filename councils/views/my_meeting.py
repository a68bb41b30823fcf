"""A meeting in the workspace: prepared, called, answered, held, minuted (C7)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.proven import for_proven_people, person
from agreements.signing.texts import TEXTS
from councils.forms import meetings as forms
from councils.meeting_lifecycle import MeetingState, MinutesState
from councils.models import AgendaItem, Meeting, Paper
from councils.permissions import can_keep, seats_of, sees_closed, visible_meetings
from councils.public.agenda import agenda_of
from councils.public.minutes import newest_minutes
from councils.services.agenda import add_paper, remove_item, save_item
from councils.services.answers import answer_invitation
from councils.services.meetings import call_meeting, cancel_meeting, change_meeting, note_attendance
from councils.services.minutes import add_signed_minutes, confirm_minutes, write_minutes

from .acts import Act, ActShown, page_of_acts
from .answering import status_of, wrong_form

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


def keeps(*states: MeetingState) -> Any:
    """Open to the secretary while the meeting is in one of these states."""
    return lambda user, meeting: meeting.state in states and can_keep(user, meeting.council)


def may_hold(user: User, meeting: Meeting) -> bool:
    """Whether the day has come on which attendance is noted."""
    return keeps(CALLED, HELD)(user, meeting) and meeting.day <= timezone.localdate()


def is_invited(user: User, meeting: Meeting) -> bool:
    """Whether the person has a seat to answer for."""
    mine = seats_of(user, timezone.localdate()).values("pk")
    is_open = meeting.state == CALLED and meeting.starts_at > timezone.now()
    return is_open and meeting.participations.filter(mandate__in=mine).exists()


def minutes_are(*states: MinutesState | None) -> Any:
    """Open to the secretary while the newest minutes are in one of these states; None: there are none."""

    def is_open(user: User, meeting: Meeting) -> bool:
        last = newest_minutes(meeting)
        return keeps(HELD)(user, meeting) and (last.state if last else None) in states

    return is_open


WRITTEN = (MinutesState.DRAFT, MinutesState.CORRECTED)
lazy = gettext_lazy
ACTS = (
    Act("answer", "answers", lazy("Vasta kutsele"), lazy("Vastus on kirjas."), answer, is_invited, forms.AnswerForm),
    Act(
        "call",
        "call",
        lazy("Kutsu koosolek kokku"),
        lazy("Kutsed on saadetud."),
        lambda user, meeting, form: call_meeting(user, meeting),
        keeps(DRAFT),
    ),
    Act(
        "change",
        "call",
        lazy("Muuda aega või kohta"),
        lazy("Salvestatud."),
        change,
        keeps(DRAFT, CALLED),
        forms.ChangeMeetingForm,
    ),
    Act(
        "cancel",
        "call",
        lazy("Jäta koosolek ära"),
        lazy("Koosolek jääb ära."),
        lambda user, meeting, form: cancel_meeting(user, meeting),
        keeps(DRAFT, CALLED),
    ),
    Act(
        "item",
        "agenda",
        lazy("Lisa päevakorrapunkt"),
        lazy("Punkt on lisatud."),
        add_item,
        keeps(DRAFT, CALLED),
        forms.ItemForm,
    ),
    Act(
        "remove",
        "agenda",
        lazy("Eemalda päevakorrapunkt"),
        lazy("Punkt on eemaldatud."),
        lambda user, meeting, form: remove_item(user, form.cleaned_data["item"]),
        keeps(DRAFT),
        forms.RemoveItemForm,
    ),
    Act(
        "paper",
        "agenda",
        lazy("Lisa materjal"),
        lazy("Materjal on lisatud."),
        put_paper,
        keeps(DRAFT, CALLED, HELD),
        forms.PaperForm,
    ),
    Act(
        "attend",
        "answers",
        lazy("Märgi osalejad"),
        lazy("Osalejad on kirjas."),
        lambda user, meeting, form: note_attendance(user, meeting, form.attended()),
        may_hold,
        forms.AttendanceForm,
    ),
    Act(
        "minute",
        "minutes",
        lazy("Salvesta protokoll"),
        lazy("Protokoll on salvestatud."),
        minute,
        minutes_are(None, *WRITTEN),
        forms.MinutesForm,
    ),
    Act(
        "confirm",
        "minutes",
        lazy("Kinnita protokoll"),
        lazy("Protokoll on kinnitatud ja avaldatud."),
        lambda user, meeting, form: confirm_minutes(user, meeting),
        minutes_are(*WRITTEN),
    ),
    Act(
        "sign",
        "minutes",
        lazy("Lisa allkirjastatud protokoll"),
        lazy("Allkirjastatud protokoll on vastu võetud."),
        sign,
        minutes_are(MinutesState.CONFIRMED),
        forms.SignedMinutesForm,
    ),
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
    context = {
        "meeting": meeting,
        "agenda": agenda_of(meeting, today, sees_closed=is_member, sees_drafts=True),
        "participations": meeting.participations.select_related(
            "mandate__organization", "mandate__person", "attended_by"
        ),
        "minutes": newest_minutes(meeting),
        "is_member": is_member,
        "acts": acts,
        "wrong": wrong_form(acts),
    }
    return render(request, "councils/my_meeting.html", context, status=status_of(acts))
