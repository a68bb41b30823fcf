"""What follows from an adopted decision is tracked until it is done (C3)."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.lifecycles.decision import DecisionState
from councils.models import DecisionTask
from councils.permissions import reportable_tasks

from .keeping import check_keeps


@transaction.atomic
def add_task(user: User, task: DecisionTask) -> DecisionTask:
    """Say who does what by when. Raises PermissionDenied, ValidationError."""
    check_keeps(user, task.decision.council)
    if task.decision.state != DecisionState.ADOPTED:
        raise ValidationError(_("Ülesanded tulenevad vastu võetud otsusest."))
    if task.due_on and task.decision.adopted_on and task.due_on < task.decision.adopted_on:
        raise ValidationError({"due_on": _("Tähtaeg on varasem kui otsus.")})
    if not task.who:
        raise ValidationError({"responsible": _("Kirjutage, kes vastutab.")})
    task.full_clean()
    task.save()
    note("decision_task_added", task, user, {"decision": task.decision_id, "due_on": task.due_on.isoformat()})
    return task


@transaction.atomic
def close_task(user: User, task: DecisionTask, state: str, explanation: str) -> DecisionTask:
    """Say that a task is done, or dropped with the reason: the secretary. Raises PermissionDenied, ValidationError."""
    check_keeps(user, task.decision.council)
    return closed(user, task, state, explanation)


@transaction.atomic
def report_task_done(user: User, task: DecisionTask, remark: str) -> DecisionTask:
    """Say what was done: the responsible or the TERVIK's staff. Raises PermissionDenied, ValidationError."""
    if not reportable_tasks(user).filter(pk=task.pk).exists():
        raise PermissionDenied
    if not remark.strip():
        raise ValidationError({"note": _("Kirjutage, mis on tehtud.")})
    return closed(user, task, DecisionTask.State.DONE, remark)


def closed(user: User, task: DecisionTask, state: str, explanation: str) -> DecisionTask:
    """Close an open task, as it is on record now; the caller has checked the right, inside its transaction."""
    task = DecisionTask.objects.select_for_update().get(pk=task.pk)
    if task.state != DecisionTask.State.OPEN:
        raise ValidationError(_("Ülesanne on juba lõpetatud."))
    if state == DecisionTask.State.DROPPED and not explanation.strip():
        raise ValidationError({"note": _("Kirjutage, miks ülesanne ära jäeti.")})
    task.state, task.closed_on, task.note = DecisionTask.State(state), timezone.localdate(), explanation.strip()
    task.full_clean(exclude=["decision", "organization"])
    task.save()
    note("decision_task_closed", task, user, {"state": task.state, "note": task.note})
    return task
