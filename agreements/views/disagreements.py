"""Disagreements between members, for the parties and staff alone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agreements.forms.disagreements import DisagreementForm, LineForm
from agreements.lifecycle import ForbiddenStep
from agreements.lifecycles.disagreement import DISAGREEMENT, DisagreementState, DisagreementStep
from agreements.models import Disagreement, Tervik
from agreements.permissions import can_write_on, capacities_among, represented, visible_disagreements
from agreements.services.disagreements import raise_disagreement, say, take_step
from registry.permissions import editable_region_ids

from .signing_people import for_signing_people, person

UNPROCESSABLE = 422
BUTTONS = {
    DisagreementStep.TAKE_UP: gettext_lazy("Võta enda vastutada"),
    DisagreementStep.SETTLE: gettext_lazy("Märgi lahendatuks"),
    DisagreementStep.REOPEN: gettext_lazy("Ava uuesti"),
    DisagreementStep.DROP: gettext_lazy("Lõpeta ilma lahenduseta"),
}


def terviks_of(request: HttpRequest) -> QuerySet[Tervik]:
    """The TERVIKs whose disagreements the person may raise: as staff, or for a member."""
    user = person(request)
    mine = represented(user, timezone.localdate()).values("pk")
    part = Q(region__in=editable_region_ids(user)) | Q(memberships__party__in=mine)
    return Tervik.objects.filter(pk__in=Tervik.objects.filter(part).values("pk"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_signing_people
def disagreements(request: HttpRequest) -> HttpResponse:
    """Those that somebody may see, and a new one."""
    terviks = terviks_of(request)
    form = DisagreementForm(request.POST if request.method == "POST" else None, terviks=terviks)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            found = raise_disagreement(
                person(request), said["tervik"], said["title"], said["description"], list(said["parties"])
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Erimeelsus on kirjas."))
            return redirect("disagreement", found.pk)
    rows = visible_disagreements(person(request), timezone.localdate())
    context = {
        "disagreements": rows.select_related("tervik", "owner").prefetch_related("parties"),
        "form": form if terviks.exists() else None,
    }
    return render(request, "agreements/disagreements.html", context, status=UNPROCESSABLE if form.errors else 200)


def disagreement_or_404(request: HttpRequest, pk: int) -> Disagreement:
    """The disagreement, where the person may see it."""
    rows = visible_disagreements(person(request), timezone.localdate())
    return get_object_or_404(rows.select_related("tervik__region", "owner", "raised_by"), pk=pk)


@require_safe
@for_signing_people
def disagreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One disagreement with its trace."""
    return shown(request, disagreement_or_404(request, pk), None)


def shown(request: HttpRequest, found: Disagreement, form: LineForm | None) -> HttpResponse:
    """The page, with what was not in order."""
    held = capacities_among(person(request), found.tervik, found.parties.all(), timezone.localdate())
    steps = [
        (step, BUTTONS[step])
        for step in DISAGREEMENT.open_to(DisagreementState(found.state))
        if any(DISAGREEMENT.may_take(actor, step) for actor in held)
    ]
    context = {
        "disagreement": found,
        "parties": found.parties.all(),
        "notes": found.notes.select_related("written_by"),
        "line_form": (form or LineForm()) if can_write_on(person(request), found, timezone.localdate()) else None,
        "form": form,
        "steps": steps,
    }
    return render(request, "agreements/disagreement.html", context, status=UNPROCESSABLE if form else 200)


@require_POST
@for_signing_people
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a line; with a step's button take the step."""
    found = disagreement_or_404(request, pk)
    form = LineForm(request.POST)
    if not form.is_valid():
        return shown(request, found, form)
    text, step = form.cleaned_data["text"], form.cleaned_data["step"]
    try:
        if step:
            take_step(person(request), found, DisagreementStep(step), text)
        else:
            say(person(request), found, text)
    except ForbiddenStep:
        messages.warning(request, _("Erimeelsuse seis on vahepeal muutunud."))
    else:
        messages.success(request, _("Märge on kirjas."))
    return redirect("disagreement", pk)
