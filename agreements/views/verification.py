"""Anybody learns whether a file is the portal's, in force and rightly signed; nothing that is uploaded is kept."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from agreements.forms.upload import UploadField
from agreements.pages.verdict_rows import Row, rows
from agreements.recognising import Recognised, recognise
from agreements.signing import limits
from agreements.signing.reasons import Reason
from agreements.signing.stages import outcomes
from agreements.signing.verdict import Verdict
from agreements.trust import verified
from registry.rate_limit import within_limit

TOO_MANY, UNPROCESSABLE = 429, 422


class FileToVerify(forms.Form):
    """A PDF or a container."""

    file = UploadField(
        label=_("PDF või allkirjastatud fail"),
        help_text=_("Fail, mille lõpus on .pdf või .asice. Kuni 20 MB. Faili me ei hoia."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.asice,.sce"}),
        error_messages={"required": _("Valige fail."), "empty": _("Fail on tühi.")},
    )


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed when, with the personal code masked."""

    name: str
    code: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a file; personal codes are masked."""

    document: Recognised | None
    is_container: bool
    is_valid: bool = False
    is_open: bool = False
    """Nobody can say whether the signatures are valid: the trust list cannot be used."""
    rows: tuple[Row, ...] = ()
    signers: tuple[Signed, ...] = ()
    other_files: tuple[str, ...] = ()
    """What lies beside the issued document."""


@require_http_methods(["GET", "HEAD", "POST"])
def verification(request: HttpRequest) -> HttpResponse:
    """The page, and what it says of a file."""
    form = FileToVerify(request.POST, request.FILES) if request.method == "POST" else FileToVerify()
    context: dict[str, object] = {"form": form}
    status = UNPROCESSABLE if form.is_bound and not form.is_valid() else 200
    if form.is_bound and form.is_valid():
        if within_limit(request, "verification", settings.VERIFICATIONS_PER_HOUR):
            context["told"] = told_of(form.cleaned_data["file"].read(limits.MAX_CONTAINER_BYTES + 1))
        else:
            context["is_too_many"], status = True, TOO_MANY
    return render(request, "agreements/verification.html", context, status=status)


def told_of(content: bytes) -> Told:
    """What there is to tell of a file's bytes."""
    if content.startswith(b"%PDF"):
        return Told(recognise([sha256(content).hexdigest()]), is_container=False)
    verdict = verified(content)
    found = {file.name: recognise([file.sha256]) for file in verdict.files}
    document = next(filter(None, found.values()), None)
    return Told(
        document=document,
        is_container=True,
        is_valid=verdict.valid,
        is_open=Reason.NO_TRUST_LIST in {finding.reason for finding in verdict.all_reasons()},
        rows=tuple(rows(outcomes(verdict, person_asked=False))),
        signers=tuple(signers(verdict)),
        other_files=tuple(name for name, known in found.items() if document and not known),
    )


def signers(verdict: Verdict) -> list[Signed]:
    """Those whose signature is valid."""
    return [
        Signed(one.signer.name, masked(one.signer.personal_code), one.time)
        for one in verdict.signatures
        if one.valid and one.signer
    ]


def masked(code: str) -> str:
    """A personal code of which only the last two digits are shown."""
    return "•" * max(len(code) - 2, 0) + code[-2:]
