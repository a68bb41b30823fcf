"""On PostgreSQL the database itself refuses to change what the council has put on record."""

from typing import Any

from agreements.append_only_triggers import triggers_on

TABLES = (
    "councils_wording",
    "councils_writtenround",
    "councils_voicing",
    "councils_frozendecision",
    "councils_minutesversion",
    "councils_frozenminutes",
    "councils_signedminutes",
)
KEPT = "council_id, item_id, state, number, adopted_on, title_et, text_et, version, replaces_id"
OLD, NEW = (", ".join(f"{row}.{name}" for name in KEPT.split(", ")) for row in ("OLD", "NEW"))
FUNCTION = f"""
CREATE OR REPLACE FUNCTION councils_keep_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'adopted' AND (TG_OP = 'DELETE' OR ({OLD}) IS DISTINCT FROM ({NEW})) THEN
    RAISE EXCEPTION 'an adopted decision is never changed or deleted';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
"""


put_up_append_only, take_down_append_only = triggers_on(*TABLES)


def put_up(apps: Any, schema_editor: Any) -> None:
    """Make the triggers (for a migration)."""
    put_up_append_only(apps, schema_editor)
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(FUNCTION)
    schema_editor.execute(
        "CREATE TRIGGER adopted_stands BEFORE UPDATE OR DELETE ON councils_decision"
        " FOR EACH ROW EXECUTE FUNCTION councils_keep_adopted()"
    )


def take_down(apps: Any, schema_editor: Any) -> None:
    """Take them away again."""
    take_down_append_only(apps, schema_editor)
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("DROP TRIGGER IF EXISTS adopted_stands ON councils_decision")
    schema_editor.execute("DROP FUNCTION IF EXISTS councils_keep_adopted()")
