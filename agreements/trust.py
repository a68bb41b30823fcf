"""The trust list that the portal believes, as the operator's settings name it."""

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from django.conf import settings
from django.db.models import Max

from agreements.models import SignedContainer, StoredTrustList
from agreements.signing.list_source import fetch_list
from agreements.signing.reasons import Finding, Reason, Refusal
from agreements.signing.signed_list import load_signers
from agreements.signing.trust_list import TrustList, load_trust_list
from agreements.signing.verdict import Verdict
from agreements.signing.verifier import Expectation, verify


def current_trust_list(now: datetime | None = None) -> tuple[TrustList | None, Finding | None]:
    """The list of the settings TRUST_LIST and TRUST_LIST_SIGNER, its signature and freshness checked again.

    A file is read as it stands; of an address the newest list that ``refresh_trust_list`` has stored, so that no
    reader waits for another's server. One older than a list that was used or stored before is refused. Without a list
    nothing is valid: the finding says why.
    """
    if not settings.TRUST_LIST or not settings.TRUST_LIST_SIGNER:
        return None, Finding(Reason.NO_TRUST_LIST)
    try:
        data = stored_list() if is_address() else read_list()
        if data is None:
            return None, Finding(Reason.NO_TRUST_LIST)
        return checked(data, now or datetime.now(UTC)), None
    except Refusal as refusal:
        return None, refusal.finding
    except OSError as error:
        return None, Finding(Reason.TRUST_LIST_UNREADABLE, str(error))


def verified(
    content: bytes, document_sha256: str | None = None, representatives: Collection[str] | None = None
) -> Verdict:
    """Today's verdict on a container; the other arguments as in `Expectation`. Without a list nothing is valid."""
    now = datetime.now(UTC)
    trust_list, _ = current_trust_list(now)
    codes = None if representatives is None else frozenset(representatives)
    return verify(content, trust_list, Expectation(document_sha256, codes, now))


def checked(data: bytes, now: datetime) -> TrustList:
    """The list, if it is rightly signed, fresh and no older than the one before. Raises Refusal, OSError."""
    return load_trust_list(data, list_signers(), now=now, at_least=last_sequence())


def list_signers() -> tuple[x509.Certificate, ...]:
    """Those who may sign the list, as the operator pins them. Raises Refusal, OSError."""
    return load_signers(Path(settings.TRUST_LIST_SIGNER).read_bytes())


def is_address() -> bool:
    """Whether the list comes over the network."""
    return str(settings.TRUST_LIST).startswith(("http://", "https://"))


def read_list() -> bytes:
    """The list's bytes from its file or address. Raises Refusal, OSError."""
    source = str(settings.TRUST_LIST)
    return fetch_list(source) if is_address() else Path(source).read_bytes()


def stored_list() -> bytes | None:
    """The newest list that was stored of this address; None before the first."""
    newest = StoredTrustList.objects.filter(source=settings.TRUST_LIST).first()
    return bytes(newest.content) if newest else None


def last_sequence() -> int:
    """The newest sequence number that was stored of this source, or that a container was accepted under."""
    used = SignedContainer.objects.aggregate(newest=Max("trust_list_sequence"))["newest"] or 0
    stored = StoredTrustList.objects.filter(source=settings.TRUST_LIST).aggregate(newest=Max("sequence"))["newest"]
    return max(used, stored or 0)
