"""Letters of staff to members of the network: logged with every recipient, then sent in the background."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.models import User
from registry.models import Letter, LetterRecipient, Region
from registry.permissions import is_national_editor, is_staff_of
from registry.tasks import send_letter

LONGEST_SUBJECT: int = Letter._meta.get_field("subject").max_length or 0


@dataclass(frozen=True, slots=True)
class Address:
    """Whom a letter goes to."""

    name: str
    email: str


@transaction.atomic
def write_letter(
    user: User,
    region: Region | None,
    subject: str,
    body: str,
    criteria: dict[str, object],
    addresses: Iterable[Address],
) -> Letter:
    """Write to many in the name of a region (None: of the whole country); each address gets it once, alone.

    ``criteria`` is how the recipients were chosen, kept with the letter. Raises PermissionDenied where the writer does
    not keep that region, ValidationError where nobody would get it or the text is empty.
    """
    if not (is_staff_of(user, region) if region else is_national_editor(user)):
        raise PermissionDenied
    return post(user, region, subject, body, criteria, addresses)


def post(
    user: User | None,
    region: Region | None,
    subject: str,
    body: str,
    criteria: dict[str, object],
    addresses: Iterable[Address],
    calendar: str = "",
) -> Letter:
    """Log a letter with its recipients and queue it; the caller has checked the right, inside its transaction.

    ``user`` None: nobody wrote it, a day has come. ``calendar``: a calendar entry that goes with it.
    A subject that is too long is cut: titles are longer than subjects.
    Raises ValidationError where nobody would get it.
    """
    once = {address.email.lower(): address for address in addresses if address.email}
    if not once:
        raise ValidationError(_("Ühelgi valitul ei ole e-posti aadressi."))
    line = Truncator(" ".join(subject.split())).chars(LONGEST_SUBJECT)
    letter = Letter(region=region, subject=line, body=body, criteria=criteria, written_by=user)
    letter.calendar = calendar
    letter.full_clean()
    letter.save()
    LetterRecipient.objects.bulk_create(
        LetterRecipient(letter=letter, name=address.name[:200], email=email) for email, address in once.items()
    )
    transaction.on_commit(partial(send_letter.enqueue, letter.pk))
    return letter
