"""The notice of an obligation, for the party and for those who read its region."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from agreements.models import ObligationNotice
from agreements.permissions import visible_obligations

from .signed_documents import attached
from .signing_people import for_signing_people, person


@require_safe
@for_signing_people
def obligation_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The issued notice, byte for byte."""
    seen = visible_obligations(person(request), timezone.localdate())
    notice = get_object_or_404(ObligationNotice.objects.filter(obligation__in=seen), pk=pk)
    return attached(bytes(notice.content), "application/pdf", notice.file_name)
