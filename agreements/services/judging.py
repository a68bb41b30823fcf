"""What the verifier says of an uploaded container, and keeping it with its verdict."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from agreements.binding import Power, binds
from agreements.models import AccessionApplication, RejectedContainer, Representative, SignedContainer
from agreements.record.log import note
from agreements.signing.growth import check_growth
from agreements.signing.reasons import Finding, Reason, Refusal
from agreements.signing.report import as_json
from agreements.signing.stages import Outcome, Stage, outcomes
from agreements.signing.verdict import Verdict
from agreements.signing.verifier import Expectation, verify
from agreements.trust import current_trust_list
from registry.models import Organization


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that somebody uploaded."""

    content: bytes
    name: str
    by: User


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of an upload."""

    verdict: Verdict

    @property
    def accepted(self) -> bool:
        """Whether it became part of the record."""
        return self.verdict.valid

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The checks in the order in which people see them."""
        return outcomes(self.verdict, person_asked=True)


def powers(organization: Organization | None) -> list[Power]:
    """Who may sign for an organisation today."""
    if organization is None:
        return []
    rows = Representative.objects.who_may_sign(organization, timezone.localdate())
    return [Power(one.personal_code, one.is_joint) for one in rows]


def judge_signed(application: AccessionApplication, content: bytes) -> Verdict:
    """The verdict on what the party signed (A2)."""
    mine = powers(application.party)
    verdict = _verify(application, content, {power.personal_code for power in mine})
    return verdict if not verdict.valid or binds(verdict.signed_by, mine) else _unbound(verdict)


def judge_countersigned(application: AccessionApplication, earlier: bytes, content: bytes) -> Verdict:
    """The verdict on what the TERVIK added: every earlier byte as it was, and a signature that binds it (A3)."""
    theirs = powers(application.tervik.founder or application.tervik.legal_person)
    codes = {power.personal_code for power in (*powers(application.party), *theirs)}
    verdict = _verify(application, content, codes | signers_of(earlier_container(application).verdict))
    if not verdict.valid:
        return verdict
    try:
        added = check_growth(earlier, content)
    except Refusal as refusal:
        return replace(verdict.refused(refusal.finding), stopped_at=Stage.FILES)
    new = {one.signer.personal_code for one in verdict.signatures if one.signer and one.file in added}
    return verdict if binds(new, theirs) else _unbound(verdict)


def earlier_container(application: AccessionApplication) -> SignedContainer:
    """What the party signed."""
    return application.containers.get(kind=SignedContainer.Kind.SIGNED)


def signers_of(verdict: dict[str, Any]) -> set[str]:
    """Whose signatures a stored verdict names: they could sign then, also where their powers have ended since."""
    return {one["personal_code"] for one in verdict["signatures"] if one["valid"]}


def _verify(application: AccessionApplication, content: bytes, codes: Collection[str]) -> Verdict:
    trust_list, refused = current_trust_list()
    expectation = Expectation(application.document.sha256, frozenset(codes))
    verdict = verify(content, trust_list, expectation)
    return verdict.refused(refused) if refused and not verdict.all_reasons() else verdict


def _unbound(verdict: Verdict) -> Verdict:
    return replace(verdict.refused(Finding(Reason.SIGNATURES_DO_NOT_BIND)), stopped_at=Stage.PERSON)


def keep(application: AccessionApplication, upload: Uploaded, verdict: Verdict, kind: str) -> SignedContainer:
    """Freeze an accepted container."""
    container = SignedContainer.objects.create(application=application, kind=kind, **_judged(upload, verdict))
    note("container_frozen", container, upload.by, {"kind": kind, "sha256": container.sha256})
    return container


def keep_as_evidence(application: AccessionApplication, upload: Uploaded, verdict: Verdict) -> RejectedContainer:
    """Keep a refused container outside the record, for a time."""
    last_day = timezone.localdate() + timedelta(days=settings.REJECTED_CONTAINER_DAYS)
    return RejectedContainer.objects.create(
        application=application, file_name=upload.name[:200], keep_until=last_day, **_judged(upload, verdict)
    )


def _judged(upload: Uploaded, verdict: Verdict) -> dict[str, Any]:
    return {
        "content": upload.content,
        "sha256": sha256(upload.content).hexdigest(),
        "uploaded_by": upload.by,
        "uploaded_at": timezone.now(),
        "verdict": as_json(verdict),
        "trust_list_sequence": verdict.trust_list_sequence,
        "verifier_version": verdict.verifier_version,
    }
