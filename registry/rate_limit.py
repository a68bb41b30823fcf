"""So many acts an hour from one address, without keeping the address."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

HOUR = 3600


def address_mark(request: HttpRequest) -> str:
    """A keyed mark of the sender's address that changes every hour; the address cannot be read from it.

    Behind a trusted proxy (setting BEHIND_PROXY) the address is the last one that the proxy itself noted.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rsplit(",", 1)[-1].strip()
    hour = f"{timezone.now():%Y%m%d%H}"
    return salted_hmac("registry.rate_limit", f"{hour} {address}", algorithm="sha256").hexdigest()


def within_limit(request: HttpRequest, what: str, at_most: int) -> bool:
    """Count one more act of that kind; whether it is still among the ``at_most`` of this hour."""
    key = f"rate:{what}:{address_mark(request)}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) <= at_most
    except ValueError:  # the entry ran out between the two calls
        cache.set(key, 1, HOUR)
        return at_most >= 1
