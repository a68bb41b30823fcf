"""What the council approves moves by the table; a decision alone makes it public (C2, C8, C9)."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.lifecycle import Actor
from agreements.record.log import note
from councils.document_checks import check_ready
from councils.lifecycles.decision import DecisionState
from councils.lifecycles.document import DOCUMENT, DocumentState, DocumentStep
from councils.models import Decision, MonitoringReport, Strategy, WellbeingProfile
from councils.models.documents import CouncilDocument
from councils.results_permissions import can_draft
from registry.outbox import note_change
from registry.permissions import is_national_editor

from .strategy_versions import succeed_strategies

Document = TypeVar("Document", bound=CouncilDocument)
KINDS: tuple[type[CouncilDocument], ...] = (Strategy, WellbeingProfile, MonitoringReport)
BEFORE_THE_COUNCIL = (DecisionState.DRAFT, DecisionState.PUT, DecisionState.IN_ROUND)


@transaction.atomic
def begin(user: User, document: Document) -> Document:
    """Begin a document as the region's next version. Raises PermissionDenied, ValidationError."""
    if not can_draft(user, document.region):
        raise PermissionDenied
    document.version = document.next_version_in(document.region)
    document.drafted_by = user
    document.full_clean()
    document.save()
    record("begin", document, user)
    return document


@transaction.atomic
def ask_comments(user: User, document: Document) -> Document:
    """Let the council's members read and comment. Raises PermissionDenied, ForbiddenStep."""
    return take(user, document, DocumentStep.ASK_COMMENTS)


@transaction.atomic
def put_before_council(user: User, document: Document, decision: Decision) -> Document:
    """Put it before the council with a decision that is not adopted yet; from then on its text stands.

    Raises PermissionDenied, ForbiddenStep; ValidationError where a rule speaks against it (C8), with the reason.
    """
    stood = locked(document)
    check_right(user, stood, DocumentStep.PUT)
    decision = Decision.objects.select_related("council").get(pk=decision.pk)
    if decision.council.region_id != stood.region_id or decision.state not in BEFORE_THE_COUNCIL:
        raise ValidationError({"decision": _("Valige oma koostöökogu otsus, mida ei ole veel vastu võetud.")})
    check_ready(stood)
    moved = take(user, stood, DocumentStep.PUT, decision=decision.pk)
    moved.decision = decision
    moved.save()
    return moved


@transaction.atomic
def take_back(user: User, document: Document) -> Document:
    """Take it back to be changed, before the decision or after it was not adopted. Raises as above."""
    moved = take(user, locked(document), DocumentStep.TAKE_BACK)
    moved.decision = None
    moved.save()
    return moved


@transaction.atomic
def drop(user: User, document: Document) -> Document:
    """Leave a draft. Raises PermissionDenied, ForbiddenStep."""
    return take(user, document, DocumentStep.DROP)


def approve_documents(decision: Decision) -> None:
    """What an adopted decision does (C9): everything put with it is approved on its day, in the same transaction."""
    if decision.state != DecisionState.ADOPTED or decision.adopted_on is None:
        raise ValidationError(_("Otsus ei ole vastu võetud."))
    for kind in KINDS:
        rows = kind._default_manager.select_for_update(of=("self",)).select_related("region")
        for document in rows.filter(decision=decision, state=DocumentState.PUT):
            approve(document, decision)


def approve(document: CouncilDocument, decision: Decision) -> None:
    """Make a document public, and let it follow the versions that it replaces."""
    step(document, DocumentStep.APPROVE)
    document.approved_on = decision.adopted_on
    document.save()
    record(DocumentStep.APPROVE.value, document, None, decision=decision.pk, number=decision.number)
    replaced = replaced_by(document)
    for one in replaced:
        step(one, DocumentStep.SUCCEED)
        one.save()
        record(DocumentStep.SUCCEED.value, one, None, by=document.pk)
    if isinstance(document, Strategy):
        note_change("strategy", document.pk, *(one.pk for one in replaced))


def replaced_by(document: CouncilDocument) -> list[CouncilDocument]:
    """The approved versions that a newly approved one takes the place of; reports of monitoring stand side by side."""
    if isinstance(document, Strategy):
        return list(succeed_strategies(document))
    if isinstance(document, WellbeingProfile):
        rows = WellbeingProfile.objects.filter(region=document.region, state=DocumentState.APPROVED)
        return list(rows.exclude(pk=document.pk))
    return []


def locked(document: Document) -> Document:
    """The document as it is on record now, locked until the end of the transaction."""
    rows: Any = type(document)._default_manager.select_related("region")
    return rows.select_for_update(of=("self",)).get(pk=document.pk)


def take(user: User, document: Document, taken: DocumentStep, **payload: object) -> Document:
    """Take a person's step: right, table, record."""
    document = locked(document)
    check_right(user, document, taken)
    step(document, taken)
    document.save()
    record(taken.value, document, user, **payload)
    return document


def check_right(user: User, document: CouncilDocument, taken: DocumentStep) -> None:
    """Raise PermissionDenied where the step is not theirs to take, in whatever state the document is."""
    held = {
        Actor.TERVIK_STAFF: can_draft(user, document.region),
        Actor.NATIONAL_ADMINISTRATOR: is_national_editor(user),
    }
    if not any(has_it and DOCUMENT.may_take(actor, taken) for actor, has_it in held.items()):
        raise PermissionDenied


def step(document: CouncilDocument, taken: DocumentStep) -> None:
    """Move by the table. Raises ForbiddenStep where it has no such step."""
    document.state = DOCUMENT.after(DocumentState(document.state), taken).value


def record(kind: str, document: CouncilDocument, user: User | None, **payload: object) -> None:
    """Write down what happened."""
    note(f"{document._meta.model_name}_{kind}", document, user, {"version": document.version, **payload})
