"""The party signs, the TERVIK countersigns, membership begins (A2)."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from agreements.accession_lifecycle import AccessionStep
from agreements.lifecycle import Actor
from agreements.models import AccessionApplication, Membership, SignedContainer
from agreements.notices import Notice, tell
from agreements.quorum_record import quorums
from agreements.quorum_rules import NoRuleSet
from agreements.record.log import note

from .accession_draft import check_may_join
from .judging import (
    Judgement,
    Uploaded,
    earlier_container,
    judge_countersigned,
    judge_signed,
    keep,
    keep_as_evidence,
)
from .recompute import recompute
from .steps import locked, state_after, take

Kind = SignedContainer.Kind


@transaction.atomic
def upload_signed(user: User, application: AccessionApplication, content: bytes, name: str) -> Judgement:
    """Take in what the party signed: accepted into the record, or kept as evidence with the reasons.

    Raises PermissionDenied, ForbiddenStep.
    """
    application = locked(application)
    take(application, AccessionStep.UPLOAD, user)
    upload, verdict = Uploaded(content, name, user), judge_signed(application, content)
    reasons = [str(finding.reason) for finding in verdict.all_reasons()]
    if not verdict.valid:
        keep_as_evidence(application, upload, verdict)
        take(application, AccessionStep.REJECT_SIGNATURE, Actor.VERIFIER, {"reasons": reasons})
        return Judgement(verdict)
    keep(application, upload, verdict, Kind.SIGNED)
    take(application, AccessionStep.ACCEPT_SIGNATURE, Actor.VERIFIER)
    tell(application, Notice.SIGNED, user)
    return Judgement(verdict)


@transaction.atomic
def countersign(user: User, application: AccessionApplication, content: bytes, name: str) -> Judgement:
    """Take in the container with the TERVIK's signature; with it the membership begins.

    A refused one is kept as evidence and changes nothing. Raises PermissionDenied, ForbiddenStep; ValidationError
    where the party has become a member otherwise.
    """
    application = locked(application)
    state_after(application, AccessionStep.COUNTERSIGN, user)
    check_may_join(application.party, application.tervik)
    earlier = bytes(earlier_container(application).content)
    upload, verdict = Uploaded(content, name, user), judge_countersigned(application, earlier, content)
    if not verdict.valid:
        keep_as_evidence(application, upload, verdict)
        reasons = [str(finding.reason) for finding in verdict.all_reasons()]
        note("accession_countersignature_refused", application, user, {"reasons": reasons})
        return Judgement(verdict)
    keep(application, upload, verdict, Kind.COUNTERSIGNED)
    take(application, AccessionStep.COUNTERSIGN, user)
    enter_into_force(application)
    tell(application, Notice.IN_FORCE, user)
    return Judgement(verdict)


def enter_into_force(application: AccessionApplication) -> Membership:
    """Begin the membership today; what it changes in the quorum stands in the log (T6)."""
    today = timezone.localdate()
    before = is_met(application)
    membership = Membership.objects.create(
        tervik=application.tervik,
        party=application.party,
        member_from=today,
        basis=f"Liitumisavaldus {application.document.number}",
    )
    application.membership = membership
    payload = {"member_from": today.isoformat(), "quorum_before": before, "quorum_after": is_met(application)}
    take(application, AccessionStep.ENTER_INTO_FORCE, Actor.CLOCK, payload)
    note("membership_begun", membership, None, {"party": application.party_id, "member_from": today.isoformat()})
    recompute([application.tervik.region], today)
    return membership


def is_met(application: AccessionApplication) -> bool | None:
    """Whether the region's quorum is met today; None where no rule set is valid."""
    try:
        (quorum,) = quorums([application.tervik.region], timezone.localdate())
    except NoRuleSet:
        return None
    return quorum.state.met
