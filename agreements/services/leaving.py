"""A member gives notice: as a signed document, or on paper that staff record (A3)."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.documents.leaving import notice_pdf, notice_values
from agreements.lifecycle import Actor
from agreements.lifecycles.leaving import LeavingStep
from agreements.models import Departure, Membership, SignedContainer
from agreements.models.departures import STANDING
from agreements.notice_period import notice_days, texts_of
from agreements.notices.doubt import tell_of_doubt
from agreements.permissions import can_keep_tervik, can_sign_for, signs_for
from agreements.record.log import note

from .containers import Handed, Uploaded, check_no_doubt, handed, keep, keep_as_evidence, keep_in_doubt
from .freezing import freeze
from .judging import Asked, Judgement, judge, reasons_of
from .leaving_days import notice_is_given
from .leaving_steps import locked, state_after, take


@dataclass(frozen=True, slots=True)
class Paper:
    """A notice that came on paper: the day it came, and which paper it is."""

    given_on: date
    reference: str


@transaction.atomic
def begin_leaving(user: User, membership: Membership, reason: str = "", wished: date | None = None) -> Departure:
    """The member's representative has the notice issued that will be signed.

    Raises PermissionDenied; ValidationError where the member cannot leave (see `check_may_leave`).
    """
    if not can_sign_for(user, membership.party, timezone.localdate()):
        raise PermissionDenied
    departure = _departure(user, membership, reason, wished)
    departure.deadline = timezone.localdate() + timedelta(days=settings.ACCESSION_DAYS)
    departure.save()
    take(departure, LeavingStep.ISSUE, user, {"membership": membership.pk, "notice_days": departure.notice_days})
    texts = texts_of(membership)
    if not texts:
        raise ValidationError(_("Koostöölepingu tekst on avaldamata."))
    freeze(user, "departure", departure, texts[-1], partial(notice_values, departure), notice_pdf)
    return departure


@transaction.atomic
def record_paper_notice(
    user: User, membership: Membership, paper: Paper, reason: str = "", wished: date | None = None
) -> Departure:
    """Staff record a notice that came on paper. Raises PermissionDenied, ValidationError."""
    if not can_keep_tervik(user, membership.tervik.region):
        raise PermissionDenied
    departure = _departure(user, membership, reason, wished)
    if not paper.reference.strip():
        raise ValidationError({"paper_reference": _("Kirjutage, mis paber see on ja kus seda hoitakse.")})
    if not membership.member_from <= paper.given_on <= timezone.localdate():
        raise ValidationError({"given_on": _("Teade saadakse liikmesuse ajal ja mitte tulevikus.")})
    departure.paper_reference, departure.given_on = paper.reference.strip(), paper.given_on
    departure.save()
    state_after(departure, LeavingStep.RECORD_PAPER, user)
    notice_is_given(departure, paper.given_on, LeavingStep.RECORD_PAPER, user)
    return departure


def _departure(user: User, membership: Membership, reason: str, wished: date | None) -> Departure:
    """A notice that nobody has seen yet. Raises ValidationError where the member cannot leave."""
    rows = Membership.objects.select_related("tervik__region", "party")
    membership = rows.select_for_update(of=("self",), no_key=True).get(pk=membership.pk)
    check_may_leave(membership)
    days = notice_days(membership)
    if days is None:
        raise ValidationError(_("Koostöölepingus ei ole etteteatamise aega kokku lepitud. Pöörduge TERVIKu poole."))
    return Departure(
        membership=membership, reason=reason.strip(), wished_last_day=wished, notice_days=days, begun_by=user
    )


def check_may_leave(membership: Membership) -> None:
    """Raise ValidationError for who is no member, leaves already, or carries the TERVIK."""
    today = timezone.localdate()
    if membership.member_from > today or (membership.member_to and membership.member_to < today):
        raise ValidationError(_("Osapool ei ole praegu liige."))
    if membership.member_to or membership.departures.filter(state__in=STANDING).exists():
        raise ValidationError(_("Lahkumine on juba käsil."))
    if membership.party == signs_for(membership.tervik):
        raise ValidationError(
            _("Moodustaja kannab TERVIKut. Enne lahkumist tuleb muuta TERVIKu vormi või moodustajat.")
        )


@transaction.atomic
def sign_notice(user: User, departure: Departure, content: bytes, name: str) -> Judgement:
    """Take in the signed notice: with it the last day stands. A wrong one is kept as evidence.

    Raises PermissionDenied, ForbiddenStep.
    """
    departure = locked(departure)
    party = departure.membership.party
    if not can_sign_for(user, party, timezone.localdate()):
        raise PermissionDenied
    state_after(departure, LeavingStep.ACCEPT_SIGNATURE, Actor.VERIFIER)
    check_no_doubt(departure.document, party)
    upload = Uploaded(content, name, user, party)
    verdict = judge(Asked(departure.document, party), upload)
    given = handed(upload, verdict)
    if verdict.undecided:
        tell_of_doubt(keep_in_doubt(departure.document, given))
    elif verdict.valid:
        accept_notice(departure, given)
    else:
        keep_as_evidence(departure.document, given)
        note("leaving_signature_refused", departure, user, {"reasons": reasons_of(verdict)})
    return Judgement(verdict)


def accept_notice(departure: Departure, given: Handed, by: User | Actor = Actor.VERIFIER) -> None:
    """Keep the signed notice; it was given on the day when it was handed in."""
    keep(departure.document, given, SignedContainer.Kind.SIGNED)
    notice_is_given(departure, timezone.localtime(given.at).date(), LeavingStep.ACCEPT_SIGNATURE, by)


@transaction.atomic
def withdraw_notice(user: User, departure: Departure) -> None:
    """The member takes back a notice that it has not signed. Raises PermissionDenied, ForbiddenStep."""
    take(locked(departure), LeavingStep.WITHDRAW, user)


@transaction.atomic
def expire_notices(on: date) -> int:
    """Let the notices expire that nobody signed in time; returns how many."""
    due = Departure.objects.filter(state=Departure.State.ISSUED, deadline__lt=on)
    for one in due:
        take(locked(one), LeavingStep.EXPIRE, Actor.CLOCK, {"on": on.isoformat()})
    return len(due)
