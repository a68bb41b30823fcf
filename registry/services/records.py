"""Keeping rows of the registry: save, close, delete, mark as checked."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from registry.models.dated import Dated
from registry.models.sourced import Sourced
from registry.outbox import note_row
from registry.permissions import can_add, can_edit
from registry.references import references_to

from .authorship import sign

Row = TypeVar("Row", bound=Model)
CHECK_FIELDS = {"checked_on", "checked_by"}


class OutsideRegions(ValidationError):
    """The row would stand in a region that its writer does not keep."""


class StillReferredTo(ValidationError):
    """Something refers to the row: it can be closed, not deleted."""


@transaction.atomic
def save_record(user: User, row: Row, write: Callable[[], object] | None = None) -> Row:
    """Save a new or changed row; ``write`` saves it with its lists and parts where that is more than the row itself.

    Raises PermissionDenied where the writer may not, ValidationError where a rule of the model speaks against it,
    OutsideRegions where the row would belong to a region that the writer does not keep.
    """
    check_right(user, row)
    row.full_clean()
    sign(row, user)
    (write or row.save)()
    if not can_edit(user, row):
        raise OutsideRegions(_("Nii ei kuuluks see enam teie piirkonda. Valige oma piirkonna vald, linn või asutus."))
    note_row(row)
    return row


@transaction.atomic
def close_record(user: User, row: Dated, last_day: date) -> None:
    """Let a row hold to that day and no longer.

    Raises PermissionDenied where the writer may not, ValidationError for a day before its first.
    """
    check_right(user, row)
    row.valid_to = last_day
    row.clean()
    sign(row, user)
    row.save()
    note_row(row)


@transaction.atomic
def delete_record(user: User, row: Model) -> None:
    """Delete a row that nothing refers to. Raises PermissionDenied; StillReferredTo, which says by what."""
    check_right(user, row)
    if found := references_to(row):
        raise StillReferredTo(sentence(found))
    sign(row, user)
    note_row(row)
    row.delete()


@transaction.atomic
def mark_checked(user: User, rows: Iterable[Sourced], on: date, by: str) -> int:
    """Note that rows were checked that day by an office or post (not a person's name). Returns how many.

    Raises PermissionDenied where the writer may not change one of them.
    """
    rows = list(rows)
    for row in rows:
        check_right(user, row)
        row.checked_on, row.checked_by = on, by
        row.clean_fields(exclude=[field.name for field in row._meta.fields if field.name not in CHECK_FIELDS])
        sign(row, user)
        row.save()
    note_row(*rows)
    return len(rows)


def check_right(user: User, row: Model) -> None:
    """Raise PermissionDenied where somebody may not add that new row or change that stored one."""
    allowed = can_add(user, type(row)) if row._state.adding else can_edit(user, row)
    if not allowed:
        raise PermissionDenied


def sentence(found: dict[str, int]) -> str:
    """Why it cannot be deleted, in words."""
    what = ", ".join(f"{name} ({count})" for name, count in sorted(found.items()))
    return capfirst(_("Seda ei saa kustutada, sest sellele viitavad: %(what)s. Sulgege see.") % {"what": what})
