"""Files of councils, for who may have them."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def sent(content: bytes, kind: str, name: str) -> HttpResponse:
    """A download that no cache keeps and no browser takes for something else."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
