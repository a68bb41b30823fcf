"""A council's workspace: seats, meetings and decisions under way, for its people and the region's readers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.proven import for_proven_people, person
from councils.facts import composition_of
from councils.forms.decisions import DraftDecisionForm
from councils.forms.meetings import MeetingForm
from councils.forms.seats import (
    EndMandateForm,
    GiveMandateForm,
    NameChairForm,
    NameDeputyForm,
    NameDeputySecretaryForm,
    SeatCouncilForm,
)
from councils.models import Council, Decision, DecisionTask, Mandate, Meeting
from councils.permissions import can_appoint, can_keep, can_name_deputy_secretary, visible_councils, visible_decisions
from councils.public.meetings import meetings_shown
from councils.public.seats import CouncilSeats, council_seats, problem_words
from councils.public.waiting import waiting_for
from councils.rules_in_force import council_rules
from councils.services.councils import name_chair, name_deputy_secretary, seat_council_with
from councils.services.decisions import draft_decision
from councils.services.mandates import end_mandate, seat_deputy, seat_person
from councils.services.meetings import draft_meeting

from .acts import Act, ActShown, page_of_acts, refusal
from .answering import status_of, wrong_form

ADOPTED = Decision.State.ADOPTED


def seat_it(user: User, council: Council, form: SeatCouncilForm) -> Council:
    """Say where the council sits and who keeps it."""
    sent = form.cleaned_data
    council.host_kind, council.host, council.email = sent["host_kind"], sent["host"], sent["council_email"]
    return seat_council_with(user, council, sent["email"], sent["first_name"], sent["last_name"])


def give(user: User, council: Council, form: GiveMandateForm) -> Mandate:
    """Fill a seat."""
    sent = form.cleaned_data
    names = ("kind", "organization", "body", "title", "document", "valid_from", "valid_to")
    mandate = Mandate(council=council, **{name: sent[name] for name in names})
    return seat_person(user, mandate, sent["email"], sent["first_name"], sent["last_name"])


def end(user: User, council: Council, form: EndMandateForm) -> Mandate:
    """End a mandate."""
    return end_mandate(user, form.cleaned_data["mandate"], form.cleaned_data["last_day"])


def deputise(user: User, council: Council, form: NameDeputyForm) -> Mandate:
    """Name a deputy."""
    sent = form.cleaned_data
    return seat_deputy(user, sent["mandate"], sent["email"], sent["first_name"], sent["last_name"])


def substitute(user: User, council: Council, form: NameDeputySecretaryForm) -> Council:
    """Name the secretary's deputy."""
    sent = form.cleaned_data
    return name_deputy_secretary(user, council, sent["email"], sent["first_name"], sent["last_name"])


def draft(user: User, council: Council, form: MeetingForm) -> Meeting:
    """Begin a meeting."""
    return draft_meeting(user, Meeting(council=council, **form.cleaned_data))


def begin_decision(user: User, council: Council, form: DraftDecisionForm) -> Decision:
    """Begin a decision."""
    return draft_decision(user, Decision(council=council, **form.cleaned_data))


def check_members(council: Council) -> None:
    """Raise ValidationError where nobody sits on the council today."""
    if not council.mandates.in_force(timezone.localdate()).exists():
        raise ValidationError(_("Koostöökogu liikmeid ei ole veel nimetatud."))


NO_MEMBERS = refusal(check_members)


ACTS = (
    Act("give", "seats", _("Lisa liige"), _("Liige on lisatud."), give, can_keep, GiveMandateForm),
    Act(
        "end",
        "seats",
        _("Lõpeta volitus"),
        _("Volituse viimane päev on kirjas."),
        end,
        can_keep,
        EndMandateForm,
        NO_MEMBERS,
    ),
    Act(
        "deputy",
        "seats",
        _("Nimeta asendusliige"),
        _("Asendusliige on kirjas."),
        deputise,
        can_keep,
        NameDeputyForm,
        NO_MEMBERS,
    ),
    Act(
        "chair",
        "seats",
        _("Nimeta esimees"),
        _("Esimees on kirjas."),
        lambda user, council, form: name_chair(user, council, form.cleaned_data["chair"]),
        can_keep,
        NameChairForm,
        NO_MEMBERS,
    ),
    Act(
        "substitute",
        "seats",
        _("Nimeta sekretäri asendaja"),
        _("Asendaja on kirjas."),
        substitute,
        can_name_deputy_secretary,
        NameDeputySecretaryForm,
    ),
    Act(
        "seat",
        "seats",
        _("Määra sekretär ja töö korraldaja"),
        _("Sekretär on määratud."),
        seat_it,
        lambda user, council: can_appoint(user),
        SeatCouncilForm,
    ),
    Act("draft", "meetings", _("Valmista koosolek ette"), _("Koosolek on lisatud."), draft, can_keep, MeetingForm),
    Act(
        "decide",
        "decisions",
        _("Koosta otsus"),
        _("Otsuse eelnõu on lisatud."),
        begin_decision,
        can_keep,
        DraftDecisionForm,
    ),
)


@require_safe
@for_proven_people
def my_councils(request: HttpRequest) -> HttpResponse:
    """The councils that the person may open; one alone is shown at once."""
    found = list(visible_councils(person(request), timezone.localdate()).select_related("region"))
    if len(found) == 1:
        return redirect("my_council", found[0].pk)
    return render(request, "councils/my_councils.html", {"councils": found})


@require_http_methods(["GET", "HEAD", "POST"])
@for_proven_people
def my_council(request: HttpRequest, pk: int) -> HttpResponse:
    """One council's workspace. Others' do not exist."""
    rows = visible_councils(person(request), timezone.localdate())
    found = get_object_or_404(rows.select_related("region", "host", "chair", "secretary", "deputy_secretary"), pk=pk)
    return page_of_acts(request, found, ACTS, show)


def show(request: HttpRequest, council: Council, acts: list[ActShown]) -> HttpResponse:
    """The page as it stands."""
    today = timezone.localdate()
    rules = council_rules(today)
    seats = council_seats(council, composition_of(council, today, rules))
    context: dict[str, Any] = {
        "council": council,
        "rules": rules,
        "seats": seats,
        "problems": [*problems_of_seats(seats), *problems_of_chair(council, seats)],
        "meetings": council.meetings.order_by("-starts_at"),
        "year": meetings_shown(council.meetings.public(), timezone.now(), today, rules).year,
        "decisions": visible_decisions(request.user, today)
        .filter(council=council)
        .exclude(state=ADOPTED)
        .order_by("-pk"),
        "waiting": waiting_for(person(request), council, today),
        "tasks": open_tasks(council),
        "today": today,
        "acts": acts,
        "wrong": wrong_form(acts),
    }
    return render(request, "councils/my_council.html", context, status=status_of(acts))


def problems_of_seats(seats: CouncilSeats) -> list[tuple[str, str]]:
    """Seat by seat what is to be seen to."""
    return [(one.name, problem_words(finding)) for one in seats.seats for finding in one.findings]


def problems_of_chair(council: Council, seats: CouncilSeats) -> list[tuple[str, str]]:
    """That there is no chair, or one whose mandate has ended (C4)."""
    members = {mandate.person_id for one in seats.seats for mandate in one.mandates}
    if not members or council.chair_id in members:
        return []
    words = _("Esimehe volitus on lõppenud.") if council.chair_id else _("Esimeest ei ole nimetatud.")
    return [(str(_("Esimees")), str(words))]


def open_tasks(council: Council) -> Any:
    """What follows from decisions and is not done, the most pressing first."""
    rows = DecisionTask.objects.filter(decision__council=council, state=DecisionTask.State.OPEN)
    return rows.select_related("decision__council__region", "organization").order_by("due_on", "pk")
