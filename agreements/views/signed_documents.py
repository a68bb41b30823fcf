"""What every document that is issued and signed has in common: its files, and a signature that is handed in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.lifecycle import ForbiddenStep
from agreements.models import IssuedDocument
from agreements.pages.verdict_rows import texts_of
from agreements.services.judging import Judgement

from .signing_people import for_signing_people

CONTAINER = "application/vnd.etsi.asic-e+zip"
Page = Callable[..., HttpResponse]


class Shown(Protocol):
    """Shows the page with the form that was not in order, or with what became of the upload."""

    def __call__(self, form: BaseForm | None = None, judged: Judgement | None = None) -> HttpResponse: ...


@dataclass(frozen=True, slots=True)
class SignedDocuments:
    """One kind of them: the name of its page's address, who finds it, what is said where it has gone on."""

    url_name: str
    find: Callable[[HttpRequest, int], Any]
    has_gone_on: Promise

    def document_page(self) -> Page:
        """The issued document, byte for byte."""

        def document(request: HttpRequest, pk: int) -> HttpResponse:
            issued = self._issued_or_404(request, pk)
            return attached(bytes(issued.content), "application/pdf", issued.file_name)

        return require_safe(for_signing_people(document))

    def container_page(self) -> Page:
        """The newest accepted container, byte for byte: what the next one adds a signature to; or a party's own."""

        def container(request: HttpRequest, pk: int, party: int | None = None) -> HttpResponse:
            issued = self._issued_or_404(request, pk)
            kept = issued.containers.order_by("-pk")
            found = (kept if party is None else kept.filter(party=party)).first()
            if found is None:
                raise Http404
            return attached(bytes(found.content), CONTAINER, issued.file_name.replace(".pdf", ".asice"))

        return require_safe(for_signing_people(container))

    def hand_in(
        self, request: HttpRequest, pk: int, form: BaseForm, judge: Callable[[], Judgement], show: Shown
    ) -> HttpResponse:
        """Take in a signed container, and say what became of it."""
        if not form.is_valid():
            return show(form)
        try:
            judged = judge()
        except ForbiddenStep:
            return self.gone_on(request, pk)
        except ValidationError as error:
            form.add_error(None, error)
            return show(form)
        if not judged.accepted and not judged.undecided:
            return show(judged=judged)
        say(request, judged)
        return redirect(self.url_name, pk)

    def gone_on(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Somebody was here before: show how it stands now."""
        messages.warning(request, str(self.has_gone_on))
        return redirect(self.url_name, pk)

    def _issued_or_404(self, request: HttpRequest, pk: int) -> IssuedDocument:
        """The document, where there is one: a notice on paper has none."""
        document: IssuedDocument | None = getattr(self.find(request, pk), "document", None)
        if document is None:
            raise Http404
        return document


def say(request: HttpRequest, judged: Judgement) -> None:
    """Tell that the signature is accepted, with what is worth knowing of it; or that a person will decide."""
    if judged.undecided:
        text = _(
            "Teine kontroll ei kinnitanud meie tulemust. Haldur vaatab faili üle. Saate kirja, kui otsus on tehtud."
        )
        messages.warning(request, text)
        return
    messages.success(request, _("Allkiri on vastu võetud."))
    for remark in texts_of(judged.warnings):
        messages.info(request, str(remark.what))


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    """A download that no cache keeps."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
