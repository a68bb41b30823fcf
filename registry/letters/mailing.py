"""Sending the letters that wait; a mail server that is away loses none."""

import logging
from smtplib import SMTPServerDisconnected

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.utils import timezone

from registry.files.icalendar import CalendarPerson, addressed, method_of
from registry.models import LetterRecipient

log = logging.getLogger(__name__)
MAX_REFUSALS = 10
"""After so many refusals of an address (not absences of the server) it is not tried again."""


def waiting(letter_id: int | None = None) -> list[int]:
    """The recipients, of one letter or of all, who have still to get theirs."""
    left = LetterRecipient.objects.exclude(state=LetterRecipient.State.SENT).filter(attempts__lt=MAX_REFUSALS)
    return list((left.filter(letter_id=letter_id) if letter_id else left).values_list("pk", flat=True))


def send_waiting(letter_id: int | None = None) -> tuple[int, int]:
    """Send what waits: how many went, and how many wait on. Where the mail server is away everything waits on."""
    recipients = waiting(letter_id)
    if not recipients:
        return 0, 0
    server = get_connection()
    try:
        server.open()
        for pk in recipients:
            _send_to(pk, server)
    except OSError as error:  # smtplib's errors are OSErrors too: the server is away or hung up
        log.warning("The mail server is away, %d letters wait: %s", len(recipients), error)
    finally:
        server.close()
    sent = LetterRecipient.objects.filter(pk__in=recipients, state=LetterRecipient.State.SENT).count()
    return sent, len(waiting(letter_id))


@transaction.atomic
def _send_to(pk: int, server: BaseEmailBackend) -> None:
    """Send to one recipient unless another worker does; what the server refuses is noted, its absence is raised."""
    skip = connection.features.has_select_for_update_skip_locked
    rows = LetterRecipient.objects.select_for_update(skip_locked=skip, of=("self",) if skip else ())
    recipient = rows.select_related("letter").filter(pk=pk).exclude(state=LetterRecipient.State.SENT).first()
    if recipient is None:
        return
    try:
        message(recipient, server).send()
    except (SMTPServerDisconnected, ConnectionError, TimeoutError):
        raise
    except OSError as error:
        recipient.state, recipient.error = LetterRecipient.State.FAILED, str(error)[:300]
        recipient.attempts += 1
    else:
        recipient.state, recipient.error = LetterRecipient.State.SENT, ""
        recipient.attempts += 1
        recipient.sent_at = timezone.now()
    recipient.save()


def message(recipient: LetterRecipient, server: BaseEmailBackend) -> EmailMessage:
    """The mail to one recipient; an answer goes to who wrote the letter, where that is a person."""
    letter = recipient.letter
    mail = EmailMessage(
        letter.subject,
        letter.body,
        settings.DEFAULT_FROM_EMAIL,
        [recipient.email],
        reply_to=[letter.written_by.email] if letter.written_by else None,
        connection=server,
    )
    if letter.calendar:
        invitation = addressed(letter.calendar, CalendarPerson(recipient.name or recipient.email, recipient.email))
        mail.attach("kutse.ics", invitation, f"text/calendar; method={method_of(letter.calendar)}")
    return mail
