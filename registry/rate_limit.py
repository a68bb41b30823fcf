"""So many acts an hour from one address, whichever process answers, without keeping the address."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from registry.models import CountedAct


def address_of(request: HttpRequest) -> str:
    """The sender's address; behind a trusted proxy (setting BEHIND_PROXY) the last one that the proxy itself noted."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rsplit(",", 1)[-1].strip()
    return address


def address_mark(request: HttpRequest, what: str, hour: datetime) -> str:
    """A keyed mark of the act and the sender's address that changes every hour; neither can be read from it."""
    what_and_who = f"{hour:%Y%m%d%H} {what} {address_of(request)}"
    return salted_hmac("registry.rate_limit", what_and_who, algorithm="sha256").hexdigest()


@transaction.atomic
def within_limit(request: HttpRequest, what: str, at_most: int) -> bool:
    """Count one more act of that kind; whether it is still among the ``at_most`` of this hour.

    What was counted in earlier hours is deleted on the way.
    """
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    CountedAct.objects.filter(hour__lt=hour).delete()
    row, _is_new = CountedAct.objects.get_or_create(mark=address_mark(request, what, hour), defaults={"hour": hour})
    CountedAct.objects.filter(pk=row.pk).update(times=F("times") + 1)
    row.refresh_from_db()
    return row.times <= at_most
