"""History of many rows at once: copied within the database, where ``simple_history`` would write row by row."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Max, Model
from django.utils import timezone
from simple_history.utils import get_history_manager_for_model

from .actors import Actor
from .manys import Many

WHY = "import"


def note_history(
    model: type[Model], keys: Sequence[int], kind: str, actor: Actor, connections: Iterable[Many] = ()
) -> None:
    """A line of history for rows as they stand in the database: "+" added, "~" changed, "-" about to go.

    ``connections`` are those whose state belongs to the line.
    """
    if not keys:
        return
    history = get_history_manager_for_model(model).model
    last = history.objects.aggregate(last=Max("history_id"))["last"] or 0
    columns = [str(field.column) for field in history.tracked_fields]
    facts = {
        "history_date": timezone.now(),
        "history_user_id": actor.user.pk if actor.user else None,
        "history_change_reason": WHY,
        "history_type": kind,
    }
    run(
        f"INSERT INTO {quoted(history._meta.db_table)} ({listed(columns)}, {listed(facts)})"  # noqa: S608 - names come from models
        f" SELECT {listed(columns)}, {places(facts)} FROM {quoted(model._meta.db_table)}"
        f" WHERE {quoted(key_of(model))} IN ({places(keys)})",
        [*prepared(history, facts), *keys],
    )
    for many in connections:
        note_connections(model, history, many, last)


def note_connections(model: type[Model], history: Any, many: Many, last: int) -> None:
    """What each row was connected with, for the lines of history after ``last``."""
    beside = getattr(history, many.name).model._meta.db_table
    columns = ["id", many.owner, many.value]
    pairs, lines = quoted(many.model._meta.db_table), quoted(history._meta.db_table)
    run(
        f"INSERT INTO {quoted(beside)} ({listed(columns)}, {quoted('history_id')})"  # noqa: S608 - names come from models
        f" SELECT {', '.join(f'{pairs}.{quoted(column)}' for column in columns)}, {lines}.{quoted('history_id')}"
        f" FROM {pairs} JOIN {lines} ON {lines}.{quoted(key_of(model))} = {pairs}.{quoted(many.owner)}"
        f" WHERE {lines}.{quoted('history_id')} > %s",
        [last],
    )


def insert_pairs(many: Many, pairs: Sequence[tuple[int, Any]]) -> None:
    """Add pairs to a table whose other columns may stay empty."""
    if not pairs:
        return
    empty = {
        field.column: field.get_db_prep_save(field.get_default(), connection)
        for field in many.model._meta.concrete_fields
        if not field.primary_key and field.attname not in (many.owner, many.value)
    }
    columns = [many.owner, many.value, *map(str, empty)]
    statement = f"INSERT INTO {quoted(many.model._meta.db_table)} ({listed(columns)}) VALUES ({places(columns)})"  # noqa: S608 - names come from models
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*pair, *empty.values()) for pair in pairs])


def prepared(history: Any, facts: dict[str, Any]) -> list[Any]:
    """The facts as the database takes them."""
    fields = {field.column: field for field in history._meta.concrete_fields}
    return [fields[name].get_db_prep_save(value, connection) for name, value in facts.items()]


def run(statement: str, values: Sequence[Any]) -> None:
    """Execute a statement whose names come from models and whose values are bound."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def key_of(model: type[Model]) -> str:
    """The column of a model's key."""
    return str(model._meta.pk.column)


def quoted(name: str) -> str:
    """A name of a table or column as SQL."""
    return connection.ops.quote_name(name)


def listed(names: Iterable[str]) -> str:
    """Columns as SQL."""
    return ", ".join(quoted(name) for name in names)


def places(values: Sequence[Any] | dict[str, Any]) -> str:
    """As many places as values."""
    return ", ".join(["%s"] * len(values))
