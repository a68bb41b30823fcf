"""Who reads a public page of a council: a member reads more on the same address."""

from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.second_factor import has_one_factor
from councils.models import Council, Meeting
from councils.permissions import sees_closed, visible_councils


def council_or_404(slug: str) -> Council:
    """The region's council."""
    rows = Council.objects.select_related("region", "host", "chair", "secretary")
    return get_object_or_404(rows, region__slug=slug)


def reads_closed(request: HttpRequest, council: Council, on: date) -> bool:
    """Whether closed points are shown: to members who proved themselves."""
    return not has_one_factor(request) and sees_closed(request.user, council, on)


def meeting_or_404(request: HttpRequest, slug: str, pk: int, on: date) -> Meeting:
    """A meeting that was called; one that is being prepared only for who may open the workspace."""
    rows = Meeting.objects.select_related("council__region").filter(council__region__slug=slug)
    if has_one_factor(request) or not visible_councils(request.user, on).filter(region__slug=slug).exists():
        rows = rows.public()
    return get_object_or_404(rows, pk=pk)
