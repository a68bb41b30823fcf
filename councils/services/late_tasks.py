"""Telling who is responsible for a decision's task, and the TERVIK's staff, that it is late: once (C3).

The council's keepers are told by `reminders.py`.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.calendar_of import site_address
from councils.models import DecisionTask

from .late_letters import responsible_and_staff, tell_once


@transaction.atomic
def tell_late_tasks(on: date) -> int:
    """Write of each late task that has not been told yet, also under a draft law: decisions bind. How many letters."""
    rows = DecisionTask.objects.late(on).select_related("decision__council__region", "organization")
    rows = rows.select_related("decision__council__secretary", "decision__council__deputy_secretary")
    return sum(tell(one) for one in rows.order_by("pk"))


def tell(task: DecisionTask) -> int:
    """Write of one task, a letter for each language."""
    council = task.decision.council
    criteria: dict[str, object] = {"late_task": task.pk}
    to = responsible_and_staff(task.organization, council.region, *(one.email for one in council.keepers))
    return tell_once(council.region, criteria, to, partial(words, task))


def words(task: DecisionTask) -> tuple[str, str]:
    """Subject and text in the active language."""
    gaps = {
        "council": task.decision.council,
        "task": task.text,
        "decision": task.decision,
        "who": task.who,
        "day": f"{task.due_on:%d.%m.%Y}",
        "public": site_address(task.decision.get_absolute_url()),
        "address": site_address(reverse("my_task", args=[task.pk])),
    }
    body = _(
        "Koostöökogu otsusest „%(decision)s“ tuleneb ülesanne „%(task)s“. See pidi olema tehtud %(day)s."
        " Vastutab: %(who)s.\n\nKui ülesanne on tehtud, siis logige sisse ja kirjutage, mis on tehtud:"
        " %(address)s\n\nOtsus: %(public)s\n"
    )
    return _("%(council)s: otsuse ülesanne hilineb") % gaps, body % gaps
