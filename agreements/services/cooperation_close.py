"""An agreement that is withdrawn, expires or ends, and reminders to those who have not signed (A3)."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.lifecycle import Actor
from agreements.lifecycles.cooperation import CooperationStep
from agreements.models import CooperationAgreement
from agreements.models.cooperation import BEING_SIGNED
from agreements.notices.cooperation import AgreementNotice, tell_parties
from agreements.permissions import can_keep_tervik
from agreements.record.log import note

from .cooperation_issue import whose_turn
from .cooperation_steps import locked, take


@transaction.atomic
def withdraw_agreement(user: User, agreement: CooperationAgreement, reason: str) -> CooperationAgreement:
    """Staff take it back before all have signed; what was signed stays on record.

    Raises PermissionDenied, ForbiddenStep, ValidationError.
    """
    return _close(user, agreement, CooperationStep.WITHDRAW, AgreementNotice.WITHDRAWN, reason)


@transaction.atomic
def end_agreement(user: User, agreement: CooperationAgreement, reason: str) -> CooperationAgreement:
    """The TERVIK's representative ends it. Raises PermissionDenied, ForbiddenStep, ValidationError."""
    return _close(user, agreement, CooperationStep.END, AgreementNotice.ENDED, reason)


def _close(
    user: User, agreement: CooperationAgreement, step: CooperationStep, notice: AgreementNotice, reason: str
) -> CooperationAgreement:
    agreement = locked(agreement)
    was_issued = agreement.state != CooperationAgreement.State.DRAFT
    agreement.close_reason = reason.strip()
    take(agreement, step, user, {"reason": agreement.close_reason})
    if not agreement.close_reason:
        raise ValidationError({"reason": _("Kirjutage põhjus.")})
    if was_issued:
        tell_parties(agreement, notice, user)
    return agreement


@transaction.atomic
def expire_agreements(on: date) -> int:
    """Let the agreements expire that were not signed by all in time; returns how many."""
    due = CooperationAgreement.objects.being_signed().filter(sign_by__lt=on)
    for one in due:
        agreement = locked(one)
        take(agreement, CooperationStep.EXPIRE, Actor.CLOCK, {"on": on.isoformat()})
        tell_parties(agreement, AgreementNotice.EXPIRED, None)
    return len(due)


@transaction.atomic
def remind(agreement: CooperationAgreement, by: User | None, on: date) -> int:
    """Remind those whose signature is missing and whose turn it is; returns how many parties.

    ``by`` None: the daily run, which leaves out those reminded or asked within REMINDER_DAYS. Raises PermissionDenied.
    """
    agreement = locked(agreement)
    if by is not None and not can_keep_tervik(by, agreement.tervik.region):
        raise PermissionDenied
    if agreement.state not in BEING_SIGNED:
        return 0
    parts = whose_turn(agreement)
    if by is None:
        asked_on = timezone.localtime(agreement.document.issued_at).date()
        before = on - timedelta(days=settings.REMINDER_DAYS)
        parts = [part for part in parts if (part.reminded_on or asked_on) <= before]
    if not parts:
        return 0
    tell_parties(agreement, AgreementNotice.REMINDER, by, parts)
    agreement.parties.filter(pk__in=[part.pk for part in parts]).update(reminded_on=on)
    note("agreement_reminded", agreement, by, {"parties": [part.party_id for part in parts]})
    return len(parts)


def remind_all(on: date) -> int:
    """The daily run of reminders; returns how many parties were reminded."""
    return sum(remind(one, None, on) for one in CooperationAgreement.objects.being_signed())
