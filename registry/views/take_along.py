"""The list to take along: collect, look at, print, save, send by link."""

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from registry.files.list_pdf import list_pdf as make_pdf
from registry.models import Service
from registry.public.cards import cards_of
from registry.public.take_along import ID, MOST, joined, keep, listed, parse_ids

from . import moment


@require_safe
def my_list(request: HttpRequest) -> HttpResponse:
    """The reader's own list."""
    return _show(request, listed(request), is_own=True)


@require_safe
def shared_list(request: HttpRequest, ids: str) -> HttpResponse:
    """A list that stands in its address, as it was sent by link. Raises Http404 where the address is no list."""
    return _show(request, _ids(ids), is_own=False)


@require_safe
def list_pdf(request: HttpRequest, ids: str) -> HttpResponse:
    """A list as PDF. Raises Http404 where the address is no list, or nothing of it is published."""
    wanted = _ids(ids)
    cards = cards_of(wanted, moment.today())
    if not cards:
        raise Http404
    address = request.build_absolute_uri(reverse("shared_list", args=[joined(wanted)]))
    response = HttpResponse(make_pdf(cards, address, moment.now()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="tervik-{moment.today():%Y-%m-%d}.pdf"'
    return response


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Put a service into the list."""
    return _changed(request, lambda ids, pk: [*ids, pk])


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Take a service out of the list."""
    return _changed(request, lambda ids, pk: [one for one in ids if one != pk])


@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Empty the list."""
    response = redirect("list")
    keep(response, request, ())
    return response


def _ids(text: str) -> tuple[int, ...]:
    try:
        return parse_ids(text)
    except ValueError as error:
        raise Http404 from error


def _show(request: HttpRequest, ids: Sequence[int], *, is_own: bool) -> HttpResponse:
    cards = cards_of(ids, moment.today(), listed(request))
    context = {
        "main_section": "find",
        "cards": cards,
        "ids": joined([card.pk for card in cards]),
        "gone": len(ids) - len(cards),
        "is_own": is_own,
        "is_full": len(ids) >= MOST,
        "most": MOST,
        "today": moment.today(),
        "address": request.build_absolute_uri(reverse("shared_list", args=[joined([card.pk for card in cards])]))
        if cards
        else "",
    }
    return render(request, "registry/list.html", context)


def _changed(request: HttpRequest, change: Callable[[Sequence[int], int], Sequence[int]]) -> HttpResponse:
    """Change the list by a published service and go back to where the reader was."""
    text = request.POST.get("service", "")
    if not ID.fullmatch(text):
        raise Http404
    pk = int(text)
    ids = change(listed(request), pk)
    if pk in ids and not Service.objects.offered_on(moment.today()).filter(pk=pk).exists():
        raise Http404
    response = HttpResponseRedirect(_back(request, pk))
    keep(response, request, list(dict.fromkeys(ids)))
    return response


def _back(request: HttpRequest, pk: int) -> str:
    address = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return reverse("list")
    return f"{urlsplit(address)._replace(fragment='').geturl()}#teenus-{pk}"
