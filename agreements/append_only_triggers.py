"""On PostgreSQL the database itself refuses to change, delete or empty what is append-only."""

from collections.abc import Callable
from typing import Any

TABLES = ("agreements_event", "agreements_issueddocument", "agreements_signedcontainer")
FUNCTION = """
CREATE OR REPLACE FUNCTION agreements_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what is on record is never changed or deleted';
END $$
"""
EACH_ROW = "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW"
EMPTYING = "CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"

Step = Callable[[Any, Any], None]


def triggers_on(*tables: str) -> tuple[Step, Step]:
    """What puts the triggers up on these tables and what takes them down, for a migration that makes such tables."""
    return steps({"append_only": EACH_ROW, "never_emptied": EMPTYING}, tables)


def never_emptied(*tables: str) -> tuple[Step, Step]:
    """The same for TRUNCATE alone, of which no row trigger hears: for tables that have the other trigger."""
    return steps({"never_emptied": EMPTYING}, tables)


def steps(triggers: dict[str, str], tables: tuple[str, ...]) -> tuple[Step, Step]:
    """What puts up these triggers, where they are not up yet, and what takes them down."""

    def take_down_there(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        for table in tables:
            for name in triggers:
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")

    def put_up_there(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        take_down_there(apps, schema_editor)
        schema_editor.execute(FUNCTION)
        for table in tables:
            for statement in triggers.values():
                schema_editor.execute(f"{statement.format(table=table)} EXECUTE FUNCTION agreements_refuse_change()")

    return put_up_there, take_down_there


put_up, take_down = triggers_on(*TABLES)
