"""On PostgreSQL the database itself refuses to change or delete what is append-only."""

from collections.abc import Callable
from typing import Any

TABLES = ("agreements_event", "agreements_issueddocument", "agreements_signedcontainer")
FUNCTION = """
CREATE OR REPLACE FUNCTION agreements_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what is on record is never changed or deleted';
END $$
"""


Step = Callable[[Any, Any], None]


def triggers_on(*tables: str) -> tuple[Step, Step]:
    """What puts the triggers up on these tables and what takes them down, for a migration that makes such tables."""

    def put_up_there(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        schema_editor.execute(FUNCTION)
        for table in tables:
            schema_editor.execute(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION agreements_refuse_change()"
            )

    def take_down_there(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        for table in tables:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS append_only ON {table}")

    return put_up_there, take_down_there


put_up, take_down = triggers_on(*TABLES)
