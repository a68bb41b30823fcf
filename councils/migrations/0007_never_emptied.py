"""On PostgreSQL append-only tables and decisions refuse TRUNCATE too."""

from django.db import migrations

from agreements.append_only_triggers import never_emptied
from councils.append_only_triggers import TABLES

LATER = (
    "councils_decision",
    "councils_fundentry",
    "councils_strategycomment",
    "councils_supervisionentry",
    "councils_minutesremark",
    "councils_remarkanswer",
)


class Migration(migrations.Migration):
    dependencies = [("councils", "0006_measures_of_actions"), ("agreements", "0008_never_emptied")]
    operations = [migrations.RunPython(*never_emptied(*TABLES, *LATER), elidable=False)]
