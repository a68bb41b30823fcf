"""The trust list is fetched anew, checked and stored."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from agreements.models import StoredTrustList
from agreements.record.log import note
from agreements.trust import checked, read_list


def is_due(now: datetime) -> bool:
    """Whether the list was not looked at for TRUST_LIST_HOURS."""
    since = now - timedelta(hours=settings.TRUST_LIST_HOURS)
    return not StoredTrustList.objects.filter(source=settings.TRUST_LIST, checked_at__gt=since).exists()


def refresh_trust_list(now: datetime | None = None) -> tuple[StoredTrustList, bool]:
    """Fetch the list of the settings; store it where it is new. Returns it, and whether it is new.

    Raises Refusal for a list that is unsigned, changed, signed by somebody else, stale or older than the one before;
    OSError where a file is not there. What was stored stays in use then, until it is stale itself.
    """
    now = now or datetime.now(UTC)
    data = read_list()
    found = checked(data, now)
    values = {
        "sequence": found.sequence,
        "issued_at": found.issued_at,
        "next_update": found.next_update,
        "fetched_at": now,
        "content": data,
    }
    with transaction.atomic():
        row, is_new = StoredTrustList.objects.update_or_create(
            source=settings.TRUST_LIST,
            sha256=sha256(data).hexdigest(),
            defaults={"checked_at": now},
            create_defaults={**values, "checked_at": now},
        )
        if is_new:
            note("trust_list_stored", row, None, {"sequence": row.sequence, "sha256": row.sha256})
    return row, is_new
