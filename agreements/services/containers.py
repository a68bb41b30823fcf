"""Keeping an uploaded container with its verdict: in the record, or beside it as evidence."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from agreements.models import IssuedDocument, RejectedContainer, SignedContainer
from agreements.record.log import note
from agreements.signing.report import as_json
from agreements.signing.verdict import Verdict
from registry.models import Organization


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that somebody uploaded in a party's name."""

    content: bytes
    name: str
    by: User
    party: Organization


def keep(document: IssuedDocument, upload: Uploaded, verdict: Verdict, kind: str) -> SignedContainer:
    """Freeze an accepted container."""
    container = SignedContainer.objects.create(document=document, kind=kind, **_judged(upload, verdict))
    note("container_frozen", container, upload.by, {"kind": kind, "sha256": container.sha256})
    return container


def keep_as_evidence(document: IssuedDocument, upload: Uploaded, verdict: Verdict) -> RejectedContainer:
    """Keep a refused container outside the record, for a time."""
    last_day = timezone.localdate() + timedelta(days=settings.REJECTED_CONTAINER_DAYS)
    return RejectedContainer.objects.create(
        document=document, file_name=upload.name[:200], keep_until=last_day, **_judged(upload, verdict)
    )


def _judged(upload: Uploaded, verdict: Verdict) -> dict[str, Any]:
    return {
        "party": upload.party,
        "content": upload.content,
        "sha256": sha256(upload.content).hexdigest(),
        "uploaded_by": upload.by,
        "uploaded_at": timezone.now(),
        "verdict": as_json(verdict),
        "trust_list_sequence": verdict.trust_list_sequence,
        "verifier_version": verdict.verifier_version,
    }
