"""The files of an accession form, for those who may see it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from agreements.models import IssuedDocument

from .signing_people import application_or_404, for_signing_people

CONTAINER = "application/vnd.etsi.asic-e+zip"


@require_safe
@for_signing_people
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The issued document, byte for byte."""
    application = application_or_404(request, pk)
    if not hasattr(application, "document"):
        raise Http404
    return issued_pdf(application.document)


@require_safe
@for_signing_people
def container(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest accepted container, byte for byte: what the TERVIK adds its signature to."""
    application = application_or_404(request, pk)
    if not hasattr(application, "document"):
        raise Http404
    return newest_container(application.document)


def issued_pdf(document: IssuedDocument) -> HttpResponse:
    """The document as it was issued."""
    return attached(bytes(document.content), "application/pdf", document.file_name)


def newest_container(document: IssuedDocument) -> HttpResponse:
    """The container that was accepted last. Raises Http404 where there is none."""
    newest = document.containers.order_by("-pk").first()
    if newest is None:
        raise Http404
    return attached(bytes(newest.content), CONTAINER, document.file_name.replace(".pdf", ".asice"))


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    """A download that no cache keeps."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
