"""Keeping an uploaded container with its verdict: in the record, beside it as evidence, or until a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.models import DoubtfulContainer, IssuedDocument, RejectedContainer, SignedContainer
from agreements.record.log import note
from agreements.signing.report import as_json
from agreements.signing.verdict import Verdict
from registry.models import Organization


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that somebody uploads in a party's name."""

    content: bytes
    name: str
    by: User
    party: Organization


@dataclass(frozen=True, slots=True)
class Handed:
    """An upload with the verdict on it, as it is stored."""

    upload: Uploaded
    at: datetime
    verdict: dict[str, Any]
    trust_list_sequence: int | None
    verifier_version: str

    def values(self) -> dict[str, Any]:
        """The fields of the row that keeps it."""
        return {
            "party": self.upload.party,
            "content": self.upload.content,
            "sha256": sha256(self.upload.content).hexdigest(),
            "uploaded_by": self.upload.by,
            "uploaded_at": self.at,
            "verdict": self.verdict,
            "trust_list_sequence": self.trust_list_sequence,
            "verifier_version": self.verifier_version,
        }


def handed(upload: Uploaded, verdict: Verdict) -> Handed:
    """What was uploaded just now."""
    return Handed(upload, timezone.now(), as_json(verdict), verdict.trust_list_sequence, verdict.verifier_version)


def handed_before(doubt: DoubtfulContainer) -> Handed:
    """What was uploaded when the doubt arose, with the verdict of then."""
    upload = Uploaded(bytes(doubt.content), doubt.file_name, doubt.uploaded_by, doubt.party)
    return Handed(upload, doubt.uploaded_at, doubt.verdict, doubt.trust_list_sequence, doubt.verifier_version)


def keep(document: IssuedDocument, given: Handed, kind: str) -> SignedContainer:
    """Freeze an accepted container."""
    container = SignedContainer.objects.create(document=document, kind=kind, **given.values())
    note("container_frozen", container, given.upload.by, {"kind": kind, "sha256": container.sha256})
    return container


def keep_as_evidence(document: IssuedDocument, given: Handed) -> RejectedContainer:
    """Keep a refused container outside the record, for a time."""
    last_day = timezone.localdate() + timedelta(days=settings.REJECTED_CONTAINER_DAYS)
    return RejectedContainer.objects.create(
        document=document, file_name=given.upload.name[:200], keep_until=last_day, **given.values()
    )


def keep_in_doubt(document: IssuedDocument, given: Handed) -> DoubtfulContainer:
    """Keep a container until a person has decided."""
    doubt = DoubtfulContainer.objects.create(document=document, file_name=given.upload.name[:200], **given.values())
    note("container_in_doubt", doubt, given.upload.by, {"sha256": doubt.sha256, "reasons": given.verdict["reasons"]})
    return doubt


def check_no_doubt(document: IssuedDocument, party: Organization) -> None:
    """Raise ValidationError where a person is still to decide on the party's earlier file."""
    if document.doubtful.filter(party=party, accepted=None).exists():
        raise ValidationError(_("Eelmine fail ootab inimese otsust. Saate kirja, kui see on tehtud."))
