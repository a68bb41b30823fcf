"""The workspace of what is not approved yet: read by staff and council, moved by staff; others find nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from agreements.lifecycle import ForbiddenStep
from councils.document_checks import objections
from councils.forms.comments import CommentForm
from councils.late_figures import late_in
from councils.models import Decision, MonitoringReport, Strategy, WellbeingProfile
from councils.models.documents import CouncilDocument
from councils.pages.profile import profile_page
from councils.pages.results import strategy_in_force
from councils.pages.strategy import strategy_page
from councils.pages.strategy_lines import differences_from
from councils.results_permissions import can_comment, can_draft, sees_drafts, visible_drafts
from councils.services import documents
from councils.services.comments import comment
from councils.services.reports import put_report
from councils.services.strategy_versions import copy_strategy
from registry.models import Region
from registry.views import moment
from registry.views.regions import region_of

KINDS: dict[str, type[CouncilDocument]] = {
    "strategy": Strategy,
    "profile": WellbeingProfile,
    "report": MonitoringReport,
}


def opened(request: HttpRequest, slug: str) -> Region:
    """The region, for those who see its drafts. Raises Http404 for everybody else."""
    region = region_of(slug)
    if not sees_drafts(request.user, region, moment.today()):
        raise Http404
    return region


def found(request: HttpRequest, region: Region, kind: str, version: int) -> CouncilDocument:
    """A document that the reader may see. Raises Http404."""
    if kind not in KINDS:
        raise Http404
    rows: Any = KINDS[kind]._default_manager.select_related("region", "decision", "drafted_by")
    mine = visible_drafts(rows.all(), request.user, region, moment.today())
    document: CouncilDocument = get_object_or_404(mine, version=version)
    return document


@require_safe
@never_cache
@login_required
def drafts(request: HttpRequest, slug: str) -> HttpResponse:
    """All that is under way in a region, and the figures that are late."""
    region, today = opened(request, slug), moment.today()
    rows = []
    for kind, model in KINDS.items():
        managed: Any = model._default_manager.select_related("decision")
        shown = visible_drafts(managed.under_way(), request.user, region, today)
        rows += [(kind, one) for one in shown]
    context = {
        "main_section": "regions",
        "region": region,
        "rows": rows,
        "late": late_in([region], today),
        "may_draft": can_draft(request.user, region),
        "in_force": strategy_in_force(region, today),
    }
    return render(request, "councils/drafts.html", context)


@require_safe
@never_cache
@login_required
def draft(request: HttpRequest, slug: str, kind: str, version: int) -> HttpResponse:
    """A document as it would be published, what speaks against it, what members said, and its next steps."""
    region, today = opened(request, slug), moment.today()
    document = found(request, region, kind, version)
    open_decisions = Decision.objects.filter(council__region=region, state__in=documents.BEFORE_THE_COUNCIL)
    context = {
        "main_section": "regions",
        "region": region,
        "kind": kind,
        "document": document,
        "objections": list(objections(document)) if document.may_be_changed else [],
        "may_draft": can_draft(request.user, region),
        "edit_address": reverse(f"{document._meta.model_name}:edit", args=[document.pk]),
        "may_comment": can_comment(request.user, document, today),
        "decisions": list(open_decisions),
        **body_of(document),
    }
    return render(request, "councils/draft.html", context)


def body_of(document: CouncilDocument) -> dict[str, Any]:
    """What is read of a document, by its kind."""
    today = moment.today()
    if isinstance(document, Strategy):
        before = strategy_in_force(document.region, today)
        return {
            "strategy_page": strategy_page(document, today),
            "differences": differences_from(before, document) if before and before.pk != document.pk else (),
            "comments": document.comments.select_related("author"),
        }
    if isinstance(document, WellbeingProfile):
        return {"profile_page": profile_page(document, today)}
    return {"report": document}


@require_POST
@login_required
def take_step(request: HttpRequest, slug: str, kind: str, version: int) -> HttpResponse:
    """Take the step that the button names."""
    region = opened(request, slug)
    document = found(request, region, kind, version)
    step = request.POST.get("step", "")
    try:
        moved = taken(request, document, step)
    except PermissionDenied as refusal:
        raise Http404 from refusal
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    except ForbiddenStep:
        messages.error(request, _("See samm ei ole praegu võimalik."))
    else:
        messages.success(request, _("Tehtud."))
        if moved is not None:
            return redirect(reverse("draft", args=[slug, kind, moved.version]))
    return redirect(request.path.removesuffix("step/"))


def taken(request: HttpRequest, document: CouncilDocument, step: str) -> CouncilDocument | None:
    """What the step made of the document. Raises as the services do, Http404 for an unknown step."""
    user: Any = request.user
    if step == "put":
        decision = chosen_decision(request, document)
        if isinstance(document, MonitoringReport):
            return put_report(user, document, decision)
        return documents.put_before_council(user, document, decision)
    if step == "copy" and isinstance(document, Strategy):
        return copy_strategy(user, document)
    steps = {"ask_comments": documents.ask_comments, "take_back": documents.take_back, "drop": documents.drop}
    if step not in steps:
        raise Http404
    return steps[step](user, document)


def chosen_decision(request: HttpRequest, document: CouncilDocument) -> Decision:
    """The decision of the region's council that was chosen. Raises ValidationError where none was."""
    word = request.POST.get("decision", "")
    rows = Decision.objects.filter(council__region=document.region, pk=int(word) if word.isdecimal() else 0)
    if (decision := rows.first()) is None:
        raise ValidationError({"decision": _("Valige oma koostöökogu otsus, mida ei ole veel vastu võetud.")})
    return decision


@require_POST
@login_required
def say(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Comment on a draft strategy."""
    region = opened(request, slug)
    document = found(request, region, "strategy", version)
    form = CommentForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(form.errors.as_data())
        comment(request.user, document, form.cleaned_data["text"])  # type: ignore[arg-type]
    except PermissionDenied as refusal:
        raise Http404 from refusal
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Teie arvamus on kirjas."))
    return redirect(reverse("draft", args=[slug, "strategy", version]))
