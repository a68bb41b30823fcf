"""The accession form's page: filled in, issued, signed, countersigned (A2)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from agreements.documents.accession import lists_of
from agreements.documents.agreement_texts import newest_text
from agreements.forms.accession import AccessionForm, DeclineForm, UploadForm
from agreements.lifecycle import Actor, ForbiddenStep
from agreements.models import AccessionApplication, AgreementTemplate
from agreements.pages.signatures import signed_pages
from agreements.pages.verdict_rows import rows
from agreements.permissions import capacities
from agreements.services.accession_close import decline, withdraw
from agreements.services.accession_draft import save_draft
from agreements.services.accession_issue import issue
from agreements.services.accession_sign import countersign, upload_signed
from agreements.services.judging import Judgement

from .signed_documents import SignedDocuments
from .signing_people import application_or_404, for_signing_people, person

State = AccessionApplication.State
STEPS = (
    gettext_lazy("Andmed"),
    gettext_lazy("Avaldus"),
    gettext_lazy("Allkiri"),
    gettext_lazy("Vastuallkiri"),
    gettext_lazy("Liikmesus"),
)
STEP_OF = {State.DRAFT: 1, State.ISSUED: 3, State.UNDER_VERIFICATION: 3, State.SIGNED: 4, State.COUNTERSIGNED: 5}
MAY_BE_WITHDRAWN = (State.DRAFT, State.ISSUED, State.SIGNED)
UNPROCESSABLE = 422
FORMS = SignedDocuments("accession", application_or_404, gettext_lazy("Avalduse seis on vahepeal muutunud."))
document, container = FORMS.document_page(), FORMS.container_page()


@require_safe
@for_signing_people
def accession(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as it stands."""
    return shown(request, application_or_404(request, pk))


def shown(
    request: HttpRequest,
    application: AccessionApplication,
    form: BaseForm | None = None,
    judged: Judgement | None = None,
) -> HttpResponse:
    """The page of the step that the form is at."""
    held = capacities(request.user, application, timezone.localdate())
    step = STEP_OF.get(State(application.state), len(STEPS))
    is_draft = application.state == State.DRAFT
    context: dict[str, Any] = {
        "application": application,
        "steps": [(name, number < step, number == step) for number, name in enumerate(STEPS, start=1)],
        "step": step,
        "form": form or (draft_form(request, application, held) if is_draft else UploadForm()),
        "texts": texts(application) if is_draft else (),
        "decline_form": DeclineForm(),
        "lists": lists_of(application, timezone.localtime()) if is_draft else (),
        "rows": rows(judged.outcomes) if judged else (),
        "wrong": sum(row.is_wrong for row in rows(judged.outcomes)) if judged else 0,
        "is_party": Actor.REPRESENTATIVE in held,
        "may_fill_in": bool(held & {Actor.REPRESENTATIVE, Actor.TERVIK_STAFF}),
        "may_withdraw": Actor.REPRESENTATIVE in held and application.state in MAY_BE_WITHDRAWN,
        "is_tervik": Actor.TERVIK_REPRESENTATIVE in held,
        **signed_pages(getattr(application, "document", None)),
        "last_refused": None if is_draft else application.document.rejected.defer("content").first(),
    }
    is_wrong = (form is not None and bool(form.errors)) or (judged is not None and not judged.accepted)
    return render(request, "agreements/accession.html", context, status=UNPROCESSABLE if is_wrong else 200)


def draft_form(request: HttpRequest, application: AccessionApplication, held: set[Actor]) -> AccessionForm:
    """The form to fill in; who signs for the party is offered as the one to turn to."""
    own = person(request) if Actor.REPRESENTATIVE in held else None
    return AccessionForm(instance=application, person=own)


def texts(application: AccessionApplication) -> list[AgreementTemplate]:
    """The texts that a form accepts if it is issued now: the country's, and the region's additions (A1)."""
    found = (newest_text(None), newest_text(application.tervik.region))
    return [text for text in found if text is not None]


@require_POST
@for_signing_people
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the draft; with the button "issue" issue the document too."""
    application = application_or_404(request, pk)
    form = AccessionForm(request.POST, instance=application)
    if not form.is_valid():
        return shown(request, application, form)
    try:
        save_draft(person(request), form.instance)
        if "issue" not in request.POST:
            messages.success(request, _("Salvestatud. Saate hiljem jätkata."))
            return redirect("accession", pk)
        issue(person(request), application)
    except ForbiddenStep:
        return FORMS.gone_on(request, pk)
    except ValidationError as error:
        form.add_error(None, error)
        return shown(request, application, form)
    messages.success(request, _("Avaldus on väljastatud. Laadige see alla ja allkirjastage."))
    return redirect("accession", pk)


@require_POST
@for_signing_people
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in a signed container: the party's, or where that is there the TERVIK's."""
    application, form = application_or_404(request, pk), UploadForm(request.POST, request.FILES)
    take_in = countersign if application.state == State.SIGNED else upload_signed

    def judge() -> Judgement:
        return take_in(person(request), application, form.content(), form.cleaned_data["container"].name)

    def show(form: BaseForm | None = None, judged: Judgement | None = None) -> HttpResponse:
        return shown(request, application_or_404(request, pk), form, judged)

    return FORMS.hand_in(request, pk, form, judge, show)


@require_POST
@for_signing_people
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the form, or with the button "decline" decline it with the reason."""
    application = application_or_404(request, pk)
    form = DeclineForm(request.POST)
    try:
        if "decline" not in request.POST:
            withdraw(person(request), application)
            messages.success(request, _("Avaldus on tagasi võetud."))
        elif form.is_valid():
            decline(person(request), application, form.cleaned_data["reason"])
            messages.success(request, _("Avaldus on tagasi lükatud."))
        else:
            messages.error(request, _("Kirjutage, miks avaldus tagasi lükatakse."))
    except ForbiddenStep:
        return FORMS.gone_on(request, pk)
    return redirect("accession", pk)
