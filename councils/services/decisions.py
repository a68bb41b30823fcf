"""A decision is drafted, put before the council, reworded, adopted or not (C3)."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.adoption_effects import carry_out
from councils.documents.decision import decision_pdf, values_of
from councils.documents.numbering import next_decision_number
from councils.lifecycles.decision import DECISION, DecisionState, DecisionStep
from councils.models import AgendaItem, Decision, FrozenDecision, Wording
from councils.notices import Notice, tell_of_decision
from councils.public.lacking import adoption_lacks, failing_lacks
from councils.standing import Standing, standing
from registry.outbox import note_change

from .keeping import check_keeps

TRANSLATIONS = ("title_ru", "text_ru", "title_en", "text_en")


def locked(decision: Decision) -> Decision:
    """The decision as it is on record now, locked until the end of the transaction."""
    rows = Decision.objects.select_related("council__region", "item__meeting", "replaces")
    return rows.select_for_update(of=("self",)).get(pk=decision.pk)


def step(decision: Decision, taken: DecisionStep) -> None:
    """Move a locked decision by the table. Raises ForbiddenStep where it has no such step."""
    decision.state = DECISION.after(DecisionState(decision.state), taken).value


@transaction.atomic
def draft_decision(user: User, decision: Decision) -> Decision:
    """Begin a decision with its first wording. Raises PermissionDenied, ValidationError."""
    check_keeps(user, decision.council)
    check_belongs(decision)
    decision.full_clean()
    decision.save()
    keep_wording(user, decision, "")
    note("decision_drafted", decision, user, {"council": decision.council_id, "item": decision.item_id})
    return decision


def check_belongs(decision: Decision) -> None:
    """Raise ValidationError where the point of the agenda or the replaced decision is another council's."""
    if decision.item and decision.item.meeting.council_id != decision.council_id:
        raise ValidationError({"item": _("See punkt on teise koostöökogu päevakorras.")})
    if decision.replaces and decision.replaces.council_id != decision.council_id:
        raise ValidationError({"replaces": _("See otsus on teise koostöökogu oma.")})


def keep_wording(user: User, decision: Decision, reason: str) -> Wording:
    """Put the text on record as the decision's newest wording."""
    return Wording.objects.create(
        decision=decision,
        version=decision.version,
        title=decision.title_et,
        text=decision.text_et,
        reason=reason,
        written_by=user,
        written_on=timezone.localdate(),
    )


@transaction.atomic
def reword(
    user: User, decision: Decision, title: str, text: str, reason: str, item: AgendaItem | None = None
) -> Decision:
    """Change the text; words belong to the old one, so every seat is asked anew. `item`: another meeting's point.

    Raises PermissionDenied, ForbiddenStep; ValidationError where nothing changes or no reason is given.
    """
    decision = locked(decision)
    check_keeps(user, decision.council)
    before = decision.state
    step(decision, DecisionStep.REWORD)
    if (title.strip(), text.strip()) == (decision.title_et, decision.text_et):
        raise ValidationError({"text": _("Tekst on sama.")})
    if before != DecisionState.DRAFT and not reason.strip():
        raise ValidationError({"reason": _("Kirjutage, miks teksti muudeti.")})
    decision.title_et, decision.text_et = title.strip(), text.strip()
    decision.version, decision.item = decision.version + 1, item or decision.item
    check_belongs(decision)
    decision.full_clean()
    decision.save()
    keep_wording(user, decision, reason.strip())
    note("decision_reworded", decision, user, {"version": decision.version, "reason": reason.strip()})
    tell_of_ended_round(decision, before, Notice.REWORDED, user)
    return decision


def tell_of_ended_round(decision: Decision, before: str, notice: Notice, user: User) -> None:
    """Tell who was asked in writing that they are not any more."""
    if before == DecisionState.IN_ROUND:
        tell_of_decision(decision, notice, user)


@transaction.atomic
def put_decision(user: User, decision: Decision) -> Decision:
    """Put it before the council: members see it and may give their word. Raises PermissionDenied, ForbiddenStep."""
    decision = locked(decision)
    check_keeps(user, decision.council)
    step(decision, DecisionStep.PUT)
    decision.save()
    note("decision_put", decision, user, {"version": decision.version})
    return decision


@transaction.atomic
def adopt(user: User | None, decision: Decision, on: date) -> Decision:
    """Adopt it, where consensus is reached (C3): numbered, frozen, binding. ``user`` None: the clock.

    Raises PermissionDenied, ForbiddenStep; ValidationError where somebody's word is missing or against it.
    """
    decision = locked(decision)
    if user is not None:
        check_keeps(user, decision.council)
    stood = standing(decision, on)
    refuse(adoption_lacks(decision, stood, on))
    step(decision, DecisionStep.ADOPT)
    decision.adopted_on = min(on, stood.round.deadline) if stood.round else stood.composition.on
    decision.number = next_decision_number(decision.council, decision.adopted_on)
    decision.save()
    document = freeze(decision, stood)
    payload = {"number": decision.number, "adopted_on": decision.adopted_on.isoformat(), "rules": stood.rules.code}
    note("decision_adopted", decision, user, payload)
    note("decision_frozen", document, user, {"number": decision.number, "sha256": document.sha256})
    carry_out(decision)
    note_change("decision", decision.pk)
    tell_of_decision(decision, Notice.ADOPTED, user)
    return decision


def refuse(lacking: str) -> None:
    """Raise ValidationError where something is lacking."""
    if lacking:
        raise ValidationError(lacking)


def freeze(decision: Decision, stood: Standing) -> FrozenDecision:
    """Make the PDF once and keep its bytes."""
    frozen_at = timezone.localtime().replace(microsecond=0)
    values = values_of(decision, stood)
    content = decision_pdf(values, frozen_at)
    return FrozenDecision.objects.create(
        decision=decision, frozen_at=frozen_at, values=values, content=content, sha256=sha256(content).hexdigest()
    )


@transaction.atomic
def fail(user: User | None, decision: Decision, on: date) -> Decision:
    """Say that no consensus was found; the text may be changed and put anew. ``user`` None: the clock.

    Raises PermissionDenied, ForbiddenStep; ValidationError while the round is open, or where there is consensus.
    """
    decision = locked(decision)
    if user is not None:
        check_keeps(user, decision.council)
    stood = standing(decision, on)
    refuse(failing_lacks(decision, stood, on))
    step(decision, DecisionStep.FAIL)
    decision.save()
    reasons = [f"{one.obstacle.value}:{one.seat.kind.value}:{one.seat.holder or ''}" for one in stood.judged.hindrances]
    note("decision_not_adopted", decision, user, {"version": decision.version, "hindrances": reasons})
    tell_of_decision(decision, Notice.NOT_ADOPTED, user)
    return decision


@transaction.atomic
def withdraw_decision(user: User, decision: Decision) -> Decision:
    """Take it back before it is decided. Raises PermissionDenied, ForbiddenStep."""
    decision = locked(decision)
    check_keeps(user, decision.council)
    before = decision.state
    step(decision, DecisionStep.WITHDRAW)
    decision.save()
    note("decision_withdrawn", decision, user)
    tell_of_ended_round(decision, before, Notice.WITHDRAWN, user)
    return decision


@transaction.atomic
def translate_decision(user: User, decision: Decision, texts: Mapping[str, str]) -> Decision:
    """Put the Russian and English texts beside the binding one; also after adoption. Raises PermissionDenied."""
    decision = locked(decision)
    check_keeps(user, decision.council)
    for name in TRANSLATIONS:
        setattr(decision, name, texts.get(name, "").strip())
    decision.save()
    note("decision_translated", decision, user, {"version": decision.version})
    note_change("decision", decision.pk)
    return decision
