"""What the portal issued, known again by its bytes. Each app that issues documents registers how it finds them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agreements.models import IssuedDocument, ObligationNotice


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document that the portal issued: what it is, its number where it has one, of what or whom, how that stands."""

    title: str | Promise
    number: str
    issued_at: datetime
    subject: str
    state: str | Promise


Find = Callable[[str], Recognised | None]
"""The document with these bytes' SHA-256."""

_finders: dict[str, Find] = {}


def register(name: str, find: Find) -> None:
    """Add a kind of document; one of the same name is replaced."""
    _finders[name] = find


def recognise(digests: Iterable[str]) -> Recognised | None:
    """The first document of any kind that has one of these hashes."""
    found = (find(digest) for digest in digests for find in _finders.values())
    return next((one for one in found if one), None)


def issued_document(digest: str) -> Recognised | None:
    """A form of accession, an agreement, a notice of leaving."""
    rows = IssuedDocument.objects.defer("content", "values").select_related(
        "application__tervik", "application__party", "agreement", "departure__membership__party"
    )
    found = rows.filter(sha256=digest).first()
    if found is None:
        return None
    return Recognised(found.title, found.number, found.issued_at, str(found.subject), found.subject.get_state_display())


def obligation_notice(digest: str) -> Recognised | None:
    """The notice that a party is obliged to join (T7)."""
    rows = ObligationNotice.objects.defer("content", "values").select_related("obligation__party")
    found = rows.filter(sha256=digest).first()
    if found is None:
        return None
    obligation = found.obligation
    state = obligation.get_state_display()
    return Recognised(_("Kohustuse teade"), found.number, found.issued_at, obligation.party.name, state)


def register_own() -> None:
    """The documents of this app."""
    register("document", issued_document)
    register("notice", obligation_notice)
