"""The trust list that the portal believes, as the operator's settings name it."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from agreements.models import SignedContainer
from agreements.signing.list_source import fetch_list
from agreements.signing.reasons import Finding, Reason, Refusal
from agreements.signing.signed_list import load_signers
from agreements.signing.trust_list import TrustList, load_trust_list


def current_trust_list(now: datetime | None = None) -> tuple[TrustList | None, Finding | None]:
    """The list of the settings TRUST_LIST and TRUST_LIST_SIGNER (files, or an address for the list), checked.

    One older than the list that was used before is refused. Without a list nothing is valid: the finding says why.
    """
    if not settings.TRUST_LIST or not settings.TRUST_LIST_SIGNER:
        return None, Finding(Reason.NO_TRUST_LIST)
    try:
        signers = load_signers(Path(settings.TRUST_LIST_SIGNER).read_bytes())
        return load_trust_list(read_list(), signers, now=now or datetime.now(UTC), at_least=last_sequence()), None
    except Refusal as refusal:
        return None, refusal.finding
    except OSError as error:
        return None, Finding(Reason.TRUST_LIST_UNREADABLE, str(error))


def read_list() -> bytes:
    """The list's bytes from its file or address."""
    source = str(settings.TRUST_LIST)
    return fetch_list(source) if source.startswith(("http://", "https://")) else Path(source).read_bytes()


def last_sequence() -> int:
    """The newest sequence number that a container was accepted under."""
    return SignedContainer.objects.aggregate(newest=Max("trust_list_sequence"))["newest"] or 0
