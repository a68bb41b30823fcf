"""Rows that nobody changes or deletes once they stand (A3), on PostgreSQL by a trigger too; rows the log follows."""

from typing import Any, ClassVar, NoReturn

from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to change or delete what is on record."""

    def __init__(self) -> None:
        super().__init__("What is on record is never changed or deleted: a correction is a new row.")


class AppendOnlyQuerySet(models.QuerySet):
    """Refuses to change or delete many rows at once."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        raise AppendOnlyError

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError


class Followed(models.Model):
    """A row that changes, but never unsaid: who writes it tells the log in the same transaction (``note``).

    Each such event carries the row's hash, so that ``verify_record`` finds what was changed round the portal.
    """

    not_proved: ClassVar[tuple[str, ...]] = ()
    """Columns that carry nothing legal and change without an event, such as a contact that is forgotten in time."""
    proved_too: ClassVar[tuple[str, ...]] = ()
    """Columns of rows that belong to it ("parties.signed_at"): they change with an event of this row."""

    class Meta:
        abstract = True
