"""How long each kind of document is kept; the command `apply_retention` follows this table.

What was issued or signed is never deleted (A3); what people have the verification page check is never kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from agreements.models import AccessionApplication, DoubtfulContainer, RejectedContainer
from registry.services.forgetting import forget_letters, forget_report_emails


@dataclass(frozen=True, slots=True)
class Retention:
    """A kind of document. ``days`` after ``since`` it goes, by ``forget``, which tells how many; None: it stays."""

    kind: str
    since: str
    days: int | None
    forget: Callable[[date], int] | None = None


_of_others: dict[str, Retention] = {}


def register_retention(*rows: Retention) -> None:
    """Let the app above say how long its own documents are kept; one of the same kind is replaced."""
    _of_others.update({row.kind: row for row in rows})


def retentions() -> tuple[Retention, ...]:
    """The table, with the days that the settings say; kinds of the apps above stand at its end."""
    evidence, unfinished = settings.REJECTED_CONTAINER_DAYS, settings.UNFINISHED_FORM_DAYS
    return (
        Retention("issued documents", "issue", None),
        Retention("signed containers", "acceptance", None),
        Retention("events", "writing", None),
        Retention("notices of obligation", "issue", None),
        Retention("quorum readings", "reading", None),
        Retention("trust lists", "fetching", None),
        Retention("refused containers", "upload", evidence, refused_containers),
        Retention("containers in doubt", "decision", evidence, decided_doubts),
        Retention("contacts on forms that came to nothing", "beginning", unfinished, contacts_of_unfinished_forms),
        Retention("letters", "writing", settings.LETTER_DAYS, forget_letters),
        Retention("e-mails on error reports", "answer", settings.REPORT_EMAIL_DAYS, forget_report_emails),
        Retention("files on the verification page", "upload", 0),
        *_of_others.values(),
    )


def apply(on: date) -> dict[str, int]:
    """Let go on that day what is due; how many of each kind."""
    return {one.kind: one.forget(on) for one in retentions() if one.forget is not None}


def refused_containers(on: date) -> int:
    """Each carries its own last day, so that a later setting does not shorten what was promised."""
    return RejectedContainer.objects.filter(keep_until__lt=on).delete()[0]


def decided_doubts(on: date) -> int:
    """What was accepted stands in the record, the reason in the log; the file in doubt is not needed any more."""
    before = midnight(on - timedelta(days=settings.REJECTED_CONTAINER_DAYS))
    return DoubtfulContainer.objects.filter(decided_at__lt=before).delete()[0]


def contacts_of_unfinished_forms(on: date) -> int:
    """The contact person of a form that was withdrawn or expired without a document; the form itself stays."""
    before = midnight(on - timedelta(days=settings.UNFINISHED_FORM_DAYS))
    over = [AccessionApplication.State.WITHDRAWN, AccessionApplication.State.EXPIRED]
    forms = AccessionApplication.objects.filter(state__in=over, document=None, begun_at__lt=before)
    return forms.exclude(contact_name="", contact_email="", contact_phone="").update(
        contact_name="", contact_email="", contact_phone=""
    )


def midnight(day: date) -> datetime:
    """The moment when a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))
