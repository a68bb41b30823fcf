"""Adding many records with one prepared statement, several times as quick as ``bulk_create`` for wide tables.

Signals are not sent and defaults of the database not asked for, as with ``bulk_create``.
"""

from collections.abc import Sequence
from types import NoneType
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Field, JSONField, Max, Model
from modeltranslation.manager import get_translatable_fields_for_model

PLAIN = {str, int, bool, float, NoneType}
"""Values that the database takes as they are."""


def insert(records: Sequence[Any]) -> None:
    """Add records of one model; they know their keys afterwards."""
    if not records:
        return
    model = type(records[0])
    fields = [(field, source(model, field)) for field in model._meta.concrete_fields]
    for record, key in zip(records, reserved(model, len(records)), strict=True):
        record.pk = key
        record._state.adding = False
        record._state.db = connection.alias
    names = ", ".join(connection.ops.quote_name(field.column) for field, _ in fields)
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    statement = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - names come from the model
    with connection.cursor() as cursor:
        cursor.executemany(statement, [[value(record, field, name) for field, name in fields] for record in records])


def source(model: type[Model], field: Field) -> str:
    """The attribute that holds a column's value: of a translated field, the column itself repeats the Estonian."""
    translated = get_translatable_fields_for_model(model) or ()
    return (
        f"{field.attname}_{settings.MODELTRANSLATION_DEFAULT_LANGUAGE}" if field.name in translated else field.attname
    )


def value(record: Any, field: Field, name: str) -> Any:
    """What the database is given for a column."""
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return field.get_db_prep_save(field.pre_save(record, add=True), connection)
    if field.is_relation and (related := record._state.fields_cache.get(field.name)) is not None:
        setattr(record, field.attname, related.pk)
    found = getattr(record, name)
    if found is None and not field.null:
        found = field.get_default()
    if type(found) in PLAIN and not isinstance(field, JSONField):
        return found
    return field.get_db_prep_save(found, connection)


def reserved(model: type[Model], count: int) -> Sequence[int]:
    """Keys for new rows, within the transaction: nobody else is given them."""
    table, column = model._meta.db_table, str(model._meta.pk.column)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)", [table, column, count]
            )
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        used = cursor.fetchone()
    last = model._default_manager.aggregate(last=Max("pk"))["last"] or 0
    first = max(last, used[0] if used else 0) + 1
    return range(first, first + count)
