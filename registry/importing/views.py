"""Import in the back office: choose, upload, look, confirm, result. Works without JavaScript."""

import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from registry.models import ImportBatch

from . import batches, storage, tasks
from .actors import can_import
from .kinds import Kind, kind_named, kinds
from .preview_pages import previewed
from .reasons import Reason, Refused
from .tables import check_size

REFRESH_SECONDS = 3
STUCK_SECONDS = 600
FORM_OVERHEAD = 64 * 1024
State = ImportBatch.State


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What can be imported, and what was."""
    if not can_import(request.user):
        raise PermissionDenied
    user = person(request)
    mine = [kind for kind in kinds() if kind.may_import(user)]
    page = Paginator(batches.visible(user), 50).get_page(request.GET.get("p"))
    titles = {kind.name: kind.title for kind in kinds()}
    rows = [(one, titles.get(one.kind, one.kind)) for one in page]
    return show(request, "index", _("Import"), kinds=mine, page=page, rows=rows)


@csrf_exempt
def upload(request: HttpRequest, kind_name: str) -> HttpResponse:
    """The form, or a file. A file that is too large is refused by its announced length, before any of it is read."""
    try:
        announced = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        announced = 0
    if request.method == "POST" and announced > settings.IMPORT_MAX_BYTES + FORM_OVERHEAD:
        refused = Refused("")
        try:
            check_size(announced)
        except Refused as too_large:
            refused = too_large
        return form(request, allowed(request, kind_name), str(refused), status=413)
    return receive(request, kind_name)


@csrf_protect
def receive(request: HttpRequest, kind_name: str) -> HttpResponse:
    """The form, or a file of a size that may be read."""
    kind = allowed(request, kind_name)
    if request.method != "POST":
        return form(request, kind)
    file = request.FILES.get("file")
    if file is None:
        return form(request, kind, _("Valige fail."), status=422)
    try:
        batch = batches.receive(person(request), kind, file.name or "", file.chunks())
    except Refused as refused:
        return form(request, kind, str(refused), status=422)
    tasks.start_look(batch)
    return redirect("registry_import_batch", batch.pk)


def form(request: HttpRequest, kind: Kind, error: str = "", status: int = 200) -> HttpResponse:
    """The upload form of a kind, with its columns."""
    title = _("Import: %(kind)s") % {"kind": kind.title}
    most = settings.IMPORT_MAX_BYTES // 2**20
    context = {"kind": kind, "error": error, "most": most, "most_rows": settings.IMPORT_MAX_ROWS}
    return show(request, "upload", title, status=status, **context)


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Where an import is: read, waiting to be confirmed, written, done."""
    one = seen(request, pk)
    kind = batches.kind_of(one)
    done, told_at = storage.progress(one)
    is_working = one.state in (State.READING, State.IMPORTING)
    since = told_at or one.uploaded_at.timestamp()
    context: dict[str, Any] = {
        "batch": one,
        "kind": kind,
        "is_working": is_working,
        "is_stuck": is_working and time.time() - since > STUCK_SECONDS,
        "done": min(done, one.rows_total) if one.rows_total else done,
        "preview": previewed(one, kind, request.GET.get("p")),
        "reason": Reason.from_json(one.preview["reason"]) if "reason" in one.preview else None,
    }
    response = show(request, "batch", _("Import: %(kind)s") % {"kind": kind.title}, **context)
    if is_working:
        response["Refresh"] = str(REFRESH_SECONDS)
    return response


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what was seen."""
    one = seen(request, pk)
    try:
        batches.confirm(one, person(request), request.POST.get("mark", ""))
    except batches.Overtaken as overtaken:
        tell_overtaken(request, overtaken.batch)
    else:
        tasks.start_carry(one, person(request))
    return redirect("registry_import_batch", pk)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up an upload."""
    one = seen(request, pk)
    try:
        batches.drop(one, person(request))
    except batches.Overtaken as overtaken:
        tell_overtaken(request, overtaken.batch)
        return redirect("registry_import_batch", pk)
    messages.success(request, _("Loobusite impordist. Midagi ei kirjutatud."))
    return redirect("registry_imports")


@require_POST
def look_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Preview anew."""
    one = seen(request, pk)
    try:
        batches.look_again(one, person(request))
    except batches.Overtaken as overtaken:
        tell_overtaken(request, overtaken.batch)
    else:
        tasks.start_look(one)
    return redirect("registry_import_batch", pk)


def tell_overtaken(request: HttpRequest, one: ImportBatch) -> None:
    """Say what became of it in between."""
    by = str(one.preview.get("confirmed_by", ""))
    if by and one.state in (State.IMPORTING, State.DONE):
        messages.error(request, _("Selle impordi kinnitas juba %(person)s.") % {"person": by})
    else:
        messages.error(request, _("Vahepeal on midagi muutunud. Vaadake eelvaade uuesti üle."))


def allowed(request: HttpRequest, kind_name: str) -> Kind:
    """The kind, if the person may import it. Raises Http404 or PermissionDenied."""
    kind = kind_named(kind_name)
    if kind is None:
        raise Http404
    if not kind.may_import(request.user):
        raise PermissionDenied
    return kind


def seen(request: HttpRequest, pk: int) -> ImportBatch:
    """The import, if the person may look at it. Raises Http404."""
    one = get_object_or_404(ImportBatch.objects.select_related("uploaded_by"), pk=pk)
    if not can_import(request.user) or not batches.may_see(person(request), one) or kind_named(one.kind) is None:
        raise Http404
    return one


def person(request: HttpRequest) -> User:
    """Who asks: the back office lets nobody in without a login."""
    assert isinstance(request.user, User)
    return request.user


def show(request: HttpRequest, template: str, title: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the back office."""
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": _("Avaleht")}]
    crumbs += [{"url": reverse("registry_imports"), "label": _("Import")}]
    if template != "index":
        crumbs += [{"url": "", "label": title}]
    frame = {"breadcrumbs_items": crumbs, "header_title": title, "page_title": title, "header_icon": "upload"}
    return render(request, f"registry/imports/{template}.html", {**frame, **context}, status=status)
