"""What the region's staff do with an agreement: draft, name parties, issue, remind, amend, withdraw."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from agreements.forms.cooperation import AgreementForm, PartyForm, ReasonForm
from agreements.lifecycle import ForbiddenStep
from agreements.models import AgreementParty
from agreements.pages.missing_parties import missing_parties
from agreements.services.cooperation_close import end_agreement, remind, withdraw_agreement
from agreements.services.cooperation_draft import add_parties, amend_agreement, remove_party, save_agreement
from agreements.services.cooperation_issue import issue_agreement

from .cooperation import AGREEMENTS, shown
from .signing_people import agreement_or_404, for_signing_people, person


@require_POST
@for_signing_people
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the draft; with the button "issue" issue the document too."""
    agreement = agreement_or_404(request, pk)
    form = AgreementForm(request.POST, instance=agreement)
    if not form.is_valid():
        return shown(request, agreement_or_404(request, pk), form)

    def act() -> str:
        save_agreement(person(request), form.instance)
        if "issue" not in request.POST:
            return _("Salvestatud.")
        issue_agreement(person(request), agreement)
        return _("Leping on väljastatud. Osapooled saavad kirja.")

    return done(request, pk, form, act)


@require_POST
@for_signing_people
def parties(request: HttpRequest, pk: int) -> HttpResponse:
    """Name a party; with the button "missing" all that lack an agreement; with "remove" take one off."""
    agreement = agreement_or_404(request, pk)
    if "remove" in request.POST:
        word = request.POST["remove"]
        part = get_object_or_404(agreement.parties, pk=int(word) if word.isdecimal() else 0)
        return done(request, pk, PartyForm(), lambda: removed(request, part))
    form = PartyForm(request.POST)
    if "missing" in request.POST:
        wanted = list(missing_parties(agreement.tervik, timezone.localdate()))
    elif form.is_valid():
        wanted = [form.cleaned_data["party"]]
    else:
        return shown(request, agreement, form)

    def act() -> str:
        count = add_parties(person(request), agreement, wanted)
        return ngettext("Lisatud %(count)d osapool.", "Lisatud %(count)d osapoolt.", count) % {"count": count}

    return done(request, pk, form, act)


def removed(request: HttpRequest, part: AgreementParty) -> str:
    """Take the party off, and say so."""
    remove_party(person(request), part)
    return _("Osapool on eemaldatud.")


@require_POST
@for_signing_people
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the agreement, or with the button "end" end it, with the reason."""
    agreement = agreement_or_404(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return shown(request, agreement, form)
    shut = end_agreement if "end" in request.POST else withdraw_agreement

    def act() -> str:
        shut(person(request), agreement, form.cleaned_data["reason"])
        return _("Leping on suletud.")

    return done(request, pk, form, act)


@require_POST
@for_signing_people
def remind_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind those who have not signed."""
    agreement = agreement_or_404(request, pk)
    count = remind(agreement, person(request), timezone.localdate())
    text = ngettext("Meelde tuletatud %(count)d osapoolele.", "Meelde tuletatud %(count)d osapoolele.", count)
    messages.success(request, text % {"count": count})
    return redirect("agreement", pk)


@require_POST
@for_signing_people
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version."""
    agreement = agreement_or_404(request, pk)
    try:
        following = amend_agreement(person(request), agreement)
    except ForbiddenStep:
        return AGREEMENTS.gone_on(request, pk)
    return redirect("agreement", following.pk)


def done(request: HttpRequest, pk: int, form: BaseForm, act: Callable[[], str]) -> HttpResponse:
    """Do it and say so; what the service refuses is told in the form."""
    try:
        messages.success(request, act())
    except ForbiddenStep:
        return AGREEMENTS.gone_on(request, pk)
    except ValidationError as error:
        return refused(request, pk, form, error)
    return redirect("agreement", pk)


def refused(request: HttpRequest, pk: int, form: BaseForm, error: ValidationError) -> HttpResponse:
    """The page with what the service refused."""
    if form.is_bound:
        form.add_error(None, error)
        return shown(request, agreement_or_404(request, pk), form)
    messages.error(request, " ".join(error.messages))
    return redirect("agreement", pk)
