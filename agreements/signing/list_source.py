"""Fetches a list over HTTP or HTTPS. What comes is believed only after its signature was checked."""

from __future__ import annotations

from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from . import limits
from .reasons import Reason, Refusal


def fetch_list(address: str, *, timeout: float = 30.0) -> bytes:
    """Bytes of a list; `timeout` in seconds. Refuses other protocols, too much, and what does not answer."""
    if urlsplit(address).scheme not in ("https", "http"):
        raise Refusal(Reason.TRUST_LIST_UNREADABLE, "address")
    request = Request(address, headers={"User-Agent": "tervik"})  # noqa: S310 scheme checked above
    try:
        with urlopen(request, timeout=timeout) as answer:  # noqa: S310 scheme checked above
            data: bytes = answer.read(limits.MAX_TRUST_LIST_BYTES + 1)
    except (URLError, OSError, ValueError) as error:
        raise Refusal(Reason.TRUST_LIST_UNREADABLE, str(error)) from error
    if len(data) > limits.MAX_TRUST_LIST_BYTES:
        raise Refusal(Reason.TRUST_LIST_UNREADABLE, "too large")
    return data
