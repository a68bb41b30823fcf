"""On PostgreSQL the database itself refuses to change or delete what is append-only."""

from typing import Any

TABLES = ("agreements_event", "agreements_issueddocument", "agreements_signedcontainer")
FUNCTION = """
CREATE OR REPLACE FUNCTION agreements_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what is on record is never changed or deleted';
END $$
"""


def put_up(apps: Any, schema_editor: Any) -> None:
    """Make the triggers (for a migration)."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(FUNCTION)
    for table in TABLES:
        schema_editor.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION agreements_refuse_change()"
        )


def take_down(apps: Any, schema_editor: Any) -> None:
    """Take them away again."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS append_only ON {table}")
    schema_editor.execute("DROP FUNCTION IF EXISTS agreements_refuse_change()")
