"""The party signs, the TERVIK countersigns, membership begins (A2)."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from agreements.lifecycle import Actor
from agreements.lifecycles.accession import AccessionStep
from agreements.models import AccessionApplication, Membership, SignedContainer
from agreements.notices.accession import Notice, tell
from agreements.notices.doubt import tell_of_doubt
from agreements.permissions import signs_for
from agreements.quorum_record import met_on
from agreements.record.log import note

from .accession_draft import check_may_join
from .containers import Handed, Uploaded, check_no_doubt, handed, keep, keep_as_evidence, keep_in_doubt
from .judging import Asked, Judgement, judge, reasons_of
from .recompute import recompute
from .steps import locked, state_after, take

Kind = SignedContainer.Kind


@transaction.atomic
def upload_signed(user: User, application: AccessionApplication, content: bytes, name: str) -> Judgement:
    """Take in what the party signed: accepted into the record, kept as evidence, or left to a person.

    Raises PermissionDenied, ForbiddenStep.
    """
    application = locked(application)
    take(application, AccessionStep.UPLOAD, user)
    asked = Asked(application.document, application.party)
    upload = Uploaded(content, name, user, asked.party)
    verdict = judge(asked, upload)
    given = handed(upload, verdict)
    if verdict.undecided:
        tell_of_doubt(keep_in_doubt(application.document, given))
    elif verdict.valid:
        accept_signed(application, given, Actor.VERIFIER)
    else:
        keep_as_evidence(application.document, given)
        take(application, AccessionStep.REJECT_SIGNATURE, Actor.VERIFIER, {"reasons": reasons_of(verdict)})
    return Judgement(verdict)


def accept_signed(application: AccessionApplication, given: Handed, by: User | Actor) -> None:
    """Keep what the party signed; the TERVIK's turn has come. ``by``: the verifier, or who decided a doubt."""
    keep(application.document, given, Kind.SIGNED)
    take(application, AccessionStep.ACCEPT_SIGNATURE, by)
    tell(application, Notice.SIGNED, given.upload.by)


@transaction.atomic
def countersign(user: User, application: AccessionApplication, content: bytes, name: str) -> Judgement:
    """Take in the container with the TERVIK's signature; with it the membership begins.

    A refused one is kept as evidence and changes nothing. Raises PermissionDenied, ForbiddenStep; ValidationError
    where the party has become a member otherwise.
    """
    application = locked(application)
    state_after(application, AccessionStep.COUNTERSIGN, user)
    check_may_join(application.party, application.tervik)
    asked = countersignature_of(application)
    check_no_doubt(application.document, asked.party)
    upload = Uploaded(content, name, user, asked.party)
    verdict = judge(asked, upload)
    given = handed(upload, verdict)
    if verdict.undecided:
        tell_of_doubt(keep_in_doubt(application.document, given))
    elif verdict.valid:
        accept_countersigned(application, given)
    else:
        keep_as_evidence(application.document, given)
        note("accession_countersignature_refused", application, user, {"reasons": reasons_of(verdict)})
    return Judgement(verdict)


def accept_countersigned(application: AccessionApplication, given: Handed) -> None:
    """Keep what the TERVIK signed, in the name of who handed it in; membership begins.

    Raises PermissionDenied where that person's powers have ended since; ForbiddenStep.
    """
    keep(application.document, given, Kind.COUNTERSIGNED)
    take(application, AccessionStep.COUNTERSIGN, given.upload.by)
    enter_into_force(application)
    tell(application, Notice.IN_FORCE, given.upload.by)


def countersignature_of(application: AccessionApplication) -> Asked:
    """What the TERVIK is asked for: its signature on the file that the party signed."""
    carrier = signs_for(application.tervik)
    assert carrier is not None  # without one nobody has the right to countersign
    signed = tuple(application.document.containers.filter(kind=Kind.SIGNED))
    return Asked(application.document, carrier, (application.party,), signed, must_grow=True)


def enter_into_force(application: AccessionApplication) -> Membership:
    """Begin the membership today; what it changes in the quorum stands in the log (T6)."""
    today = timezone.localdate()
    region = application.tervik.region
    before = met_on(region, today)
    membership = Membership.objects.create(
        tervik=application.tervik,
        party=application.party,
        member_from=today,
        basis=f"Liitumisavaldus {application.document.number}",
    )
    application.membership = membership
    payload = {"member_from": today.isoformat(), "quorum_before": before, "quorum_after": met_on(region, today)}
    take(application, AccessionStep.ENTER_INTO_FORCE, Actor.CLOCK, payload)
    note("membership_begun", membership, None, {"party": application.party_id, "member_from": today.isoformat()})
    recompute([region], today)
    return membership
