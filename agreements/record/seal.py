"""The seal: rows that were there before the log followed them are told to it once, as they stand that day."""

from collections.abc import Iterator

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from agreements.models import Event
from agreements.models.append_only import Followed
from agreements.record.log import RECORD, note, one_at_a_time, subject_of
from agreements.record.rows import ROW

SEALED = "record_sealed"


@transaction.atomic
def seal() -> int:
    """Tell the log of every untold row of the kinds that were never sealed; returns how many.

    A kind is sealed once. From then on each of its rows stands in an event, and one that does not was put there
    round the portal: it must never be sealed later, or nobody would see it.
    """
    one_at_a_time()
    before = sealed()
    unsealed = [model for model in followed() if model._meta.label_lower not in before]
    if not unsealed:
        return 0
    rows = [row for model in unsealed for row in untold(model)]
    for row in rows:
        note("sealed", row)
    note(SEALED, RECORD, None, {"kinds": [model._meta.label_lower for model in unsealed], "rows": len(rows)})
    return len(rows)


@transaction.atomic
def tell_untold(kind: str) -> int:
    """Tell the log of every row that was written without a service, as the example's are; returns how many."""
    rows = [row for model in followed() for row in untold(model)]
    for row in rows:
        note(kind, row)
    return len(rows)


def followed() -> list[type[Model]]:
    """The kinds of rows that change and that the log follows."""
    return [model for model in apps.get_models() if issubclass(model, Followed)]


def sealed() -> set[str]:
    """The kinds of rows of which each stands in an event."""
    events = Event.objects.filter(kind=SEALED).values_list("payload", flat=True)
    return {kind for payload in events for kind in payload["kinds"]}


def untold(model: type[Model]) -> Iterator[Model]:
    """Rows of which no event tells what they were."""
    about = f"{model._meta.model_name}:"
    told = set(Event.objects.filter(subject__startswith=about, payload__has_key=ROW).values_list("subject", flat=True))
    rows = model._default_manager.order_by("pk")
    return (row for row in rows if subject_of(row) not in told)
