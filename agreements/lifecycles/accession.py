"""The way of an accession form from draft to membership (A2)."""

from __future__ import annotations

from enum import StrEnum

from agreements.lifecycle import Actor, Lifecycle


class AccessionState(StrEnum):
    """Where an accession form stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    """The document is frozen and waits for the party's signature."""
    UNDER_VERIFICATION = "under_verification"
    """A signed container was uploaded; the verifier has not yet spoken."""
    SIGNED = "signed"
    COUNTERSIGNED = "countersigned"
    IN_FORCE = "in_force"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ENDED = "ended"


class AccessionStep(StrEnum):
    """What can happen to an accession form."""

    ISSUE = "issue"
    UPLOAD = "upload"
    REJECT_SIGNATURE = "reject_signature"
    ACCEPT_SIGNATURE = "accept_signature"
    COUNTERSIGN = "countersign"
    ENTER_INTO_FORCE = "enter_into_force"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    END = "end"


S, T = AccessionState, AccessionStep

STEPS = {
    (S.DRAFT, T.ISSUE): S.ISSUED,
    (S.DRAFT, T.WITHDRAW): S.WITHDRAWN,
    (S.DRAFT, T.EXPIRE): S.EXPIRED,
    (S.ISSUED, T.UPLOAD): S.UNDER_VERIFICATION,
    (S.ISSUED, T.WITHDRAW): S.WITHDRAWN,
    (S.ISSUED, T.EXPIRE): S.EXPIRED,
    # A wrong container is no end: the same document can be signed again.
    (S.UNDER_VERIFICATION, T.REJECT_SIGNATURE): S.ISSUED,
    (S.UNDER_VERIFICATION, T.ACCEPT_SIGNATURE): S.SIGNED,
    (S.UNDER_VERIFICATION, T.WITHDRAW): S.WITHDRAWN,
    # What the party has signed in time does not expire while the TERVIK takes its time.
    (S.SIGNED, T.COUNTERSIGN): S.COUNTERSIGNED,
    (S.SIGNED, T.DECLINE): S.DECLINED,
    (S.SIGNED, T.WITHDRAW): S.WITHDRAWN,
    (S.COUNTERSIGNED, T.ENTER_INTO_FORCE): S.IN_FORCE,
    (S.COUNTERSIGNED, T.WITHDRAW): S.WITHDRAWN,
    (S.IN_FORCE, T.END): S.ENDED,
}

ACTORS = {
    T.ISSUE: frozenset({Actor.REPRESENTATIVE, Actor.TERVIK_STAFF}),
    T.UPLOAD: frozenset({Actor.REPRESENTATIVE}),
    # Where a second opinion disagrees with the verifier, a person decides.
    T.REJECT_SIGNATURE: frozenset({Actor.VERIFIER, Actor.NATIONAL_ADMINISTRATOR}),
    T.ACCEPT_SIGNATURE: frozenset({Actor.VERIFIER, Actor.NATIONAL_ADMINISTRATOR}),
    T.COUNTERSIGN: frozenset({Actor.TERVIK_REPRESENTATIVE}),
    T.ENTER_INTO_FORCE: frozenset({Actor.CLOCK}),
    T.DECLINE: frozenset({Actor.TERVIK_REPRESENTATIVE}),
    T.WITHDRAW: frozenset({Actor.REPRESENTATIVE}),
    T.EXPIRE: frozenset({Actor.CLOCK}),
    T.END: frozenset({Actor.CLOCK}),
}

ACCESSION = Lifecycle(S.DRAFT, STEPS, ACTORS)
