"""A decision in the workspace: worded, spoken to, asked in writing, adopted (C3)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.proven import for_proven_people, person
from councils.consensus import Voice
from councils.forms import decisions as forms
from councils.lifecycles.decision import DECISION, DecisionState, DecisionStep
from councils.models import Decision, DecisionTask, Voicing
from councils.permissions import can_keep, seats_of, visible_decisions
from councils.public.lacking import adoption_lacks, failing_lacks
from councils.public.standing import standing_rows
from councils.services.decisions import adopt, fail, put_decision, reword, translate_decision, withdraw_decision
from councils.services.rounds import open_round
from councils.services.tasks import add_task, close_task
from councils.services.voices import check_open, held_meeting, meeting_to_note, note_agreement, note_word, say
from councils.standing import Standing, standing

from .acts import Act, ActShown, Lacks, page_of_acts, refusal
from .answering import status_of, wrong_form

SPOKEN_TO = (DecisionState.DRAFT, DecisionState.PUT, DecisionState.IN_ROUND)
IsOpen = Callable[[User, Any], bool]


def keeps(step: DecisionStep) -> IsOpen:
    """Open to the secretary where the table has the step."""
    return lambda user, decision: (
        step in DECISION.open_to(DecisionState(decision.state)) and can_keep(user, decision.council)
    )


def standing_lacks(lacking: Callable[[Decision, Standing, date], str]) -> Lacks:
    """What the words and the meeting lack today."""
    return lambda user, decision: lacking(decision, standing(decision, timezone.localdate()), timezone.localdate())


def has_seat(user: User, decision: Decision) -> bool:
    """Whether the person has a seat to speak for, now or soon."""
    mine = seats_of(user, timezone.localdate()).filter(council=decision.council)
    return decision.state in SPOKEN_TO and mine.exists()


def no_word_taken(user: User, decision: Decision) -> str:
    """Why no word is taken today."""
    return refusal(lambda row: check_open(row, timezone.localdate()))(user, decision)


def may_note(user: User, decision: Decision) -> bool:
    """Whether the secretary notes what is said at the decision's meeting."""
    return decision.state == DecisionState.PUT and decision.item is not None and can_keep(user, decision.council)


def may_note_all(user: User, decision: Decision) -> bool:
    """Whether the seats of the meeting are not all noted."""
    if not may_note(user, decision) or decision.item is None:
        return False
    said = decision.voicings.filter(version=decision.version).values("mandate")
    rows = decision.item.meeting.participations
    return not rows.filter(is_noted=True).exists() or rows.filter(is_noted=True).exclude(mandate__in=said).exists()


def is_adopted(user: User, decision: Decision) -> bool:
    """Whether the secretary may say what follows from it."""
    return decision.state == DecisionState.ADOPTED and can_keep(user, decision.council)


def speak(user: User, decision: Decision, form: forms.WordForm) -> Voicing:
    """Say a seat's word."""
    sent = form.cleaned_data
    return say(user, decision, sent["mandate"], Voice(sent["voice"]), sent["reason"])


def note_spoken(user: User, decision: Decision, form: forms.NotedWordForm) -> Voicing:
    """Note a word of the meeting."""
    sent = form.cleaned_data
    return note_word(user, decision, sent["mandate"], Voice(sent["voice"]), sent["reason"])


def change(user: User, decision: Decision, form: forms.RewordForm) -> Decision:
    """Change the text."""
    sent = form.cleaned_data
    return reword(user, decision, sent["title_et"], sent["text_et"], sent["reason"], sent["item"])


def give_task(user: User, decision: Decision, form: forms.TaskForm) -> DecisionTask:
    """Add a task."""
    return add_task(user, DecisionTask(decision=decision, **form.cleaned_data))


def end_task(user: User, decision: Decision, form: forms.CloseTaskForm) -> DecisionTask:
    """Close a task."""
    sent = form.cleaned_data
    return close_task(user, sent["task"], sent["state"], sent["note"])


def has_open_task(user: User, decision: Decision) -> bool:
    """Whether there is a task to close."""
    return is_adopted(user, decision) and decision.tasks.filter(state=DecisionTask.State.OPEN).exists()


ACTS = (
    Act("say", "mine", _("Ütle oma sõna"), _("Teie sõna on kirjas."), speak, has_seat, forms.WordForm, no_word_taken),
    Act(
        "note",
        "words",
        _("Märgi koosolekul öeldu"),
        _("Sõna on kirjas."),
        note_spoken,
        may_note,
        forms.NotedWordForm,
        refusal(meeting_to_note),
    ),
    Act(
        "agreed",
        "words",
        _("Märgi, et teised kohalolijad nõustusid"),
        _("Kohalolijate sõna on kirjas."),
        lambda user, decision, form: note_agreement(user, decision),
        may_note_all,
        lacks=refusal(held_meeting),
    ),
    Act(
        "put",
        "steps",
        _("Esita koostöökogule"),
        _("Eelnõu on koostöökogu ees."),
        lambda user, decision, form: put_decision(user, decision),
        keeps(DecisionStep.PUT),
    ),
    Act(
        "reword",
        "steps",
        _("Muuda teksti"),
        _("Uus tekst on kirjas. Kõik kohad ütlevad uuesti."),
        change,
        keeps(DecisionStep.REWORD),
        forms.RewordForm,
    ),
    Act(
        "round",
        "steps",
        _("Ava kirjalik ring"),
        _("Kirjalik ring on avatud, liikmetele on kirjutatud."),
        lambda user, decision, form: open_round(user, decision, form.cleaned_data["deadline"]),
        keeps(DecisionStep.OPEN_ROUND),
        forms.RoundForm,
    ),
    Act(
        "adopt",
        "steps",
        _("Võta otsus vastu"),
        _("Otsus on vastu võetud ja avaldatud."),
        lambda user, decision, form: adopt(user, decision, timezone.localdate()),
        keeps(DecisionStep.ADOPT),
        lacks=standing_lacks(adoption_lacks),
    ),
    Act(
        "fail",
        "steps",
        _("Märgi vastu võtmata"),
        _("Otsus jäi vastu võtmata."),
        lambda user, decision, form: fail(user, decision, timezone.localdate()),
        keeps(DecisionStep.FAIL),
        lacks=standing_lacks(failing_lacks),
    ),
    Act(
        "withdraw",
        "steps",
        _("Võta eelnõu tagasi"),
        _("Eelnõu on tagasi võetud."),
        lambda user, decision, form: withdraw_decision(user, decision),
        keeps(DecisionStep.WITHDRAW),
    ),
    Act(
        "translate",
        "steps",
        _("Lisa tõlked"),
        _("Tõlked on salvestatud."),
        lambda user, decision, form: translate_decision(user, decision, form.cleaned_data),
        lambda user, decision: can_keep(user, decision.council),
        forms.TranslateForm,
    ),
    Act("task", "tasks", _("Lisa ülesanne"), _("Ülesanne on lisatud."), give_task, is_adopted, forms.TaskForm),
    Act(
        "close",
        "tasks",
        _("Lõpeta ülesanne"),
        _("Ülesanne on lõpetatud."),
        end_task,
        has_open_task,
        forms.CloseTaskForm,
    ),
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_proven_people
def my_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision. Others' do not exist."""
    rows = visible_decisions(person(request), timezone.localdate())
    found = get_object_or_404(rows.select_related("council__region", "council__secretary", "item__meeting"), pk=pk)
    return page_of_acts(request, found, ACTS, show)


def is_unsaid(user: User, stood: Standing) -> bool:
    """Whether a seat of the person has said nothing to the newest text."""
    said = {one.mandate_id for one in stood.voicings}
    mine = seats_of(user, timezone.localdate()).values_list("pk", flat=True)
    return any(pk not in said for pk in mine)


def show(request: HttpRequest, decision: Decision, acts: list[ActShown]) -> HttpResponse:
    """The page as it stands."""
    stood = standing(decision, timezone.localdate())
    context = {
        "decision": decision,
        "stood": stood,
        "rows": standing_rows(stood),
        "is_unsaid": is_unsaid(person(request), stood),
        "wordings": decision.wordings.order_by("-version"),
        "spoken": decision.voicings.select_related("mandate__organization", "person").order_by("-pk"),
        "tasks": decision.tasks.select_related("organization"),
        "acts": acts,
        "wrong": wrong_form(acts),
    }
    return render(request, "councils/my_decision.html", context, status=status_of(acts))
