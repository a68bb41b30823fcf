"""Tasks that follow from decisions: who is responsible reports what was done (C3)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.proven import for_proven_people, person
from councils.forms.decisions import ReportTaskForm
from councils.models import DecisionTask
from councils.permissions import reportable_tasks
from councils.services.tasks import report_task_done

from .acts import Act, ActShown, page_of_acts
from .answering import status_of, wrong_form


def is_open(user: User, task: DecisionTask) -> bool:
    """Whether there is still something to report."""
    return task.state == DecisionTask.State.OPEN


ACTS = (
    Act(
        "report",
        "report",
        _("Teata, et tehtud"),
        _("Ülesanne on märgitud tehtuks."),
        lambda user, task, form: report_task_done(user, task, form.cleaned_data["note"]),
        is_open,
        ReportTaskForm,
    ),
)


@require_safe
@for_proven_people
def my_tasks(request: HttpRequest) -> HttpResponse:
    """The open tasks that the person may report, the most pressing first."""
    rows = reportable_tasks(person(request)).filter(state=DecisionTask.State.OPEN)
    rows = rows.select_related("decision__council__region", "organization").order_by("due_on", "pk")
    return render(request, "councils/my_tasks.html", {"tasks": rows, "today": timezone.localdate()})


@require_http_methods(["GET", "HEAD", "POST"])
@for_proven_people
def my_task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task. Others' do not exist."""
    rows = reportable_tasks(person(request)).select_related("decision__council__region", "organization")
    return page_of_acts(request, get_object_or_404(rows, pk=pk), ACTS, show)


def show(request: HttpRequest, task: DecisionTask, acts: list[ActShown]) -> HttpResponse:
    """The page as it stands."""
    context = {"task": task, "today": timezone.localdate(), "acts": acts, "wrong": wrong_form(acts)}
    return render(request, "councils/my_task.html", context, status=status_of(acts))
