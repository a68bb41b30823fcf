"""On PostgreSQL append-only tables refuse TRUNCATE too; a new table's own migration sees to that by itself."""

from django.db import migrations

from agreements.append_only_triggers import TABLES, never_emptied

LATER = ("agreements_obligationnotice", "agreements_quorumreading", "agreements_disagreementnote")


class Migration(migrations.Migration):
    dependencies = [("agreements", "0007_trust_lists")]
    operations = [migrations.RunPython(*never_emptied(*TABLES, *LATER), elidable=False)]
