"""Where the verifier and the second opinion differ, a person decides and says why."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.lifecycles.accession import AccessionStep
from agreements.models import AccessionApplication, CooperationAgreement, Departure, DoubtfulContainer
from agreements.notices.doubt import tell_of_decision
from agreements.permissions import can_decide_doubts
from agreements.record.log import note

from . import cooperation_steps, leaving_steps, steps
from .accession_sign import accept_countersigned, accept_signed
from .containers import Handed, handed_before, keep_as_evidence
from .cooperation_sign import accept_signature, check_turn
from .leaving import accept_notice

UNDER_VERIFICATION = AccessionApplication.State.UNDER_VERIFICATION


@transaction.atomic
def decide_doubt(user: User, doubt: DoubtfulContainer, accepted: bool, reason: str) -> DoubtfulContainer:
    """Accept the container into the record, or keep it as evidence; nobody decides on a file of their own.

    Raises PermissionDenied; ForbiddenStep where the document no longer waits for the signature; ValidationError.
    """
    if not can_decide_doubts(user):
        raise PermissionDenied
    rows = DoubtfulContainer.objects.select_related("document", "party", "uploaded_by")
    doubt = rows.select_for_update(of=("self",)).get(pk=doubt.pk)
    check_decision(user, doubt, reason)
    doubt.accepted, doubt.reason = accepted, reason.strip()
    doubt.decided_by, doubt.decided_at = user, timezone.now()
    doubt.save()
    note("doubt_decided", doubt, user, {"accepted": accepted, "reason": doubt.reason})
    given = handed_before(doubt)
    if accepted:
        accept(user, doubt, given)
    else:
        refuse(user, doubt, given)
    tell_of_decision(doubt)
    return doubt


def check_decision(user: User, doubt: DoubtfulContainer, reason: str) -> None:
    """Raise ValidationError for a decision without reason, a second one, or one on a file of one's own."""
    if doubt.accepted is not None:
        raise ValidationError(_("Selle faili üle on juba otsustatud."))
    if doubt.uploaded_by == user:
        raise ValidationError(_("Enda üles laaditud faili üle otsustab teine inimene."))
    if not reason.strip():
        raise ValidationError({"reason": _("Kirjutage põhjus.")})


def accept(user: User, doubt: DoubtfulContainer, given: Handed) -> None:
    """Go on as if the verifier had accepted it."""
    subject = doubt.document.subject
    if isinstance(subject, CooperationAgreement):
        agreement = cooperation_steps.locked(subject)
        part = agreement.parties.select_related("party").get(party=doubt.party)
        check_turn(agreement, part)
        accept_signature(agreement, part, given, user)
    elif isinstance(subject, Departure):
        accept_notice(leaving_steps.locked(subject), given, user)
    elif steps.locked(subject).state == UNDER_VERIFICATION:
        accept_signed(steps.locked(subject), given, user)
    else:
        accept_countersigned(steps.locked(subject), given)


def refuse(user: User, doubt: DoubtfulContainer, given: Handed) -> None:
    """Keep it as evidence; the document can be signed again."""
    keep_as_evidence(doubt.document, given)
    subject = doubt.document.subject
    if isinstance(subject, AccessionApplication) and steps.locked(subject).state == UNDER_VERIFICATION:
        steps.take(steps.locked(subject), AccessionStep.REJECT_SIGNATURE, user, {"doubt": doubt.pk})
