"""What the verifier says of a container that was uploaded for a document in a party's name."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from agreements.binding import Power, binds
from agreements.models import IssuedDocument, Representative, SignedContainer
from agreements.second_verifier import second_verifier
from agreements.signing.growth import check_growth
from agreements.signing.reasons import Finding, Reason, Refusal
from agreements.signing.second_opinion import with_second_opinion
from agreements.signing.stages import Outcome, Stage, outcomes
from agreements.signing.verdict import Verdict
from agreements.trust import verified
from registry.models import Organization

from .containers import Uploaded

OF_TRUST = frozenset({Stage.CERTIFICATE, Stage.TIME, Stage.STATUS})


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose signature a document waits for.

    ``others`` are the document's other parties: a signature of theirs in the same file does no harm, but counts only
    when they hand it in. ``earlier`` are the containers accepted so far, oldest first. ``must_grow``: the file that
    was accepted last is the one to sign, not the document anew.
    """

    document: IssuedDocument
    party: Organization
    others: tuple[Organization, ...] = ()
    earlier: tuple[SignedContainer, ...] = ()
    must_grow: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of an upload."""

    verdict: Verdict

    @property
    def accepted(self) -> bool:
        """Whether it became part of the record."""
        return self.verdict.valid

    @property
    def undecided(self) -> bool:
        """Whether a person is to decide, because two verifiers differ."""
        return self.verdict.undecided

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is worth knowing of signatures that are valid."""
        return self.verdict.all_warnings()

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The checks in the order in which people see them."""
        return outcomes(self.verdict, person_asked=True)


def judge(asked: Asked, upload: Uploaded) -> Verdict:
    """The verdict: every signature valid and by people who may, every earlier byte as it was, the party bound (A2, A3).

    Where a second opinion is set it is asked, and where the two differ the verdict is undecided. Who signed an accepted
    container could do so then, also where their powers have ended since.
    """
    content = upload.content
    mine = powers(asked.party)
    known = {code for one in asked.earlier for code in signers_of(one.verdict)}
    codes = {power.personal_code for power in (*mine, *powers(*asked.others))} | known
    verdict = verified(content, asked.document.sha256, codes)
    if not (verdict.valid or only_trust_is_missing(verdict, codes)):
        return verdict
    try:
        added = new_signatures(asked, content)
    except Refusal as refusal:
        return replace(verdict.refused(refusal.finding), stopped_at=Stage.FILES)
    new = {
        one.signer.personal_code for one in verdict.signatures if one.signer and (added is None or one.file in added)
    }
    if not binds(new, mine):
        return _unbound(verdict)
    other = second_verifier()
    return with_second_opinion(verdict, content, upload.name, other) if other else verdict


def only_trust_is_missing(verdict: Verdict, codes: Collection[str]) -> bool:
    """Whether the right people signed the right files, and only certificate, time or status speak against it.

    Of such a container another verifier may think differently, with another trust list or later answers.
    """
    refused = [one for one in verdict.signatures if not one.valid]
    people = all(one.signer is not None and one.signer.personal_code in codes for one in refused)
    return bool(refused) and not verdict.reasons and people and all(one.stopped_at in OF_TRUST for one in refused)


def new_signatures(asked: Asked, content: bytes) -> frozenset[str] | None:
    """The signature files that an accepted container does not have; None where this file has grown from none.

    Raises Refusal where it must have grown from the last one and has not.
    """
    for index, one in enumerate(reversed(asked.earlier)):
        try:
            return check_growth(bytes(one.content), content)
        except Refusal:
            if asked.must_grow and index == 0:
                raise
    return None


def powers(*organizations: Organization) -> list[Power]:
    """Who may sign for these organisations today."""
    if not organizations:
        return []
    rows = Representative.objects.filter(organization__in=organizations, confirmed_at__isnull=False)
    return [Power(one.personal_code, one.is_joint) for one in rows.in_force(timezone.localdate())]


def signers_of(verdict: dict[str, Any]) -> set[str]:
    """Whose signatures a stored verdict names."""
    return {one["personal_code"] for one in verdict["signatures"] if one["valid"]}


def reasons_of(verdict: Verdict) -> list[str]:
    """The codes of what was wrong, for the log."""
    return [str(finding.reason) for finding in verdict.all_reasons()]


def _unbound(verdict: Verdict) -> Verdict:
    return replace(verdict.refused(Finding(Reason.SIGNATURES_DO_NOT_BIND)), stopped_at=Stage.PERSON)
