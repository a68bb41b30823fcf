"""The files of an accession form, for those who may see it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from .signing_people import application_or_404, for_signing_people

CONTAINER = "application/vnd.etsi.asic-e+zip"


@require_safe
@for_signing_people
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The issued document, byte for byte."""
    application = application_or_404(request, pk)
    if not hasattr(application, "document"):
        raise Http404
    return attached(bytes(application.document.content), "application/pdf", application.document.file_name)


@require_safe
@for_signing_people
def container(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest accepted container, byte for byte: what the TERVIK adds its signature to."""
    application = application_or_404(request, pk)
    newest = application.containers.order_by("-pk").first()
    if newest is None:
        raise Http404
    return attached(bytes(newest.content), CONTAINER, application.document.file_name.replace(".pdf", ".asice"))


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    """A download that no cache keeps."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
