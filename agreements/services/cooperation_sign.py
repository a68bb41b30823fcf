"""Parties sign a cooperation agreement, each a file of its own or the same file in turn; then it is in force (A1)."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.lifecycle import Actor
from agreements.lifecycles.cooperation import CooperationStep
from agreements.models import AgreementParty, CooperationAgreement, SignedContainer
from agreements.notices.cooperation import AgreementNotice, tell_parties
from agreements.notices.doubt import tell_of_doubt
from agreements.permissions import can_sign_for
from agreements.record.log import note

from .containers import Handed, Uploaded, check_no_doubt, handed, keep, keep_as_evidence, keep_in_doubt
from .cooperation_issue import whose_turn
from .cooperation_steps import locked, state_after, take
from .judging import Asked, Judgement, judge, reasons_of

State = CooperationAgreement.State


@transaction.atomic
def sign_agreement(user: User, part: AgreementParty, content: bytes, name: str) -> Judgement:
    """Take in what a party signed: accepted into the record, or kept as evidence with the reasons.

    Raises PermissionDenied; ForbiddenStep where nobody signs now; ValidationError where it is not the party's turn.
    """
    agreement = locked(part.agreement)
    if not can_sign_for(user, part.party, timezone.localdate()):
        raise PermissionDenied
    state_after(agreement, CooperationStep.ADD_SIGNATURE, Actor.VERIFIER)
    check_turn(agreement, part)
    check_no_doubt(agreement.document, part.party)
    upload = Uploaded(content, name, user, part.party)
    verdict = judge(signature_of(agreement, part), upload)
    given = handed(upload, verdict)
    if verdict.undecided:
        tell_of_doubt(keep_in_doubt(agreement.document, given))
    elif verdict.valid:
        accept_signature(agreement, part, given)
    else:
        keep_as_evidence(agreement.document, given)
        note("agreement_signature_refused", agreement, user, {"party": part.party_id, "reasons": reasons_of(verdict)})
    return Judgement(verdict)


def check_turn(agreement: CooperationAgreement, part: AgreementParty) -> None:
    """Raise ValidationError where the party has signed, or others sign first."""
    turn = whose_turn(agreement)
    if part.pk in {one.pk for one in turn}:
        return
    if agreement.parties.filter(pk=part.pk, signed_at=None).exists():
        raise ValidationError(_("Enne teid allkirjastab %(party)s.") % {"party": turn[0].party})
    raise ValidationError(_("See osapool on juba allkirjastanud."))


def signature_of(agreement: CooperationAgreement, part: AgreementParty) -> Asked:
    """What a party is asked for: its signature on the document or, in a set order, on the file that goes round."""
    others = tuple(one.party for one in agreement.parties.select_related("party") if one.pk != part.pk)
    earlier = tuple(agreement.document.containers.all())
    return Asked(agreement.document, part.party, others, earlier, agreement.order == CooperationAgreement.Order.SET)


def accept_signature(
    agreement: CooperationAgreement, part: AgreementParty, given: Handed, by: User | Actor = Actor.VERIFIER
) -> None:
    """Keep an accepted signature; with the last one the agreement is signed, and in force when its day has come."""
    keep(agreement.document, given, SignedContainer.Kind.SIGNED)
    part.signed_at = timezone.now()
    part.save()
    missing = whose_turn(agreement)
    step = CooperationStep.ADD_SIGNATURE if missing else CooperationStep.COMPLETE_SIGNATURES
    take(agreement, step, by, {"party": part.party_id})
    if missing and agreement.order == CooperationAgreement.Order.SET:
        tell_parties(agreement, AgreementNotice.TO_SIGN, given.upload.by, missing)
    today = timezone.localdate()
    if not missing and (agreement.enters_on or today) <= today:
        enter_into_force(agreement, today)


def enter_into_force(agreement: CooperationAgreement, on: date) -> None:
    """The day has come: this version is in force, the one that it amends is superseded; all are told."""
    agreement.in_force_on = on
    earlier = locked(agreement.amends) if agreement.amends else None
    if earlier and earlier.state == State.IN_FORCE:
        take(earlier, CooperationStep.SUPERSEDE, Actor.CLOCK, {"by": agreement.pk})
    take(agreement, CooperationStep.ENTER_INTO_FORCE, Actor.CLOCK, {"on": on.isoformat()})
    tell_parties(agreement, AgreementNotice.IN_FORCE, None)


@transaction.atomic
def enter_due(on: date) -> int:
    """Let the signed agreements enter into force whose day has come; returns how many."""
    due = CooperationAgreement.objects.filter(state=State.SIGNED, enters_on__lte=on)
    for one in due:
        enter_into_force(locked(one), one.enters_on or on)
    return len(due)
