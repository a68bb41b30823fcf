"""What follows from a decision is tracked (C3)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.models import DecisionTask
from councils.services.tasks import add_task, close_task
from tests.councils.factories import AdoptedDecisionFactory

pytestmark = pytest.mark.django_db
DEADLINE = date(2026, 3, 27)


def test_tasks_follow_from_adopted_decisions_alone_and_are_tracked(secretary, council, decision):
    task = DecisionTask(decision=decision, text="Koosta tegevuskava", responsible="TERVIK", due_on=DEADLINE)
    with pytest.raises(ValidationError):
        add_task(secretary, task)
    task.decision = AdoptedDecisionFactory(council=council)
    task = add_task(secretary, task)
    with pytest.raises(ValidationError):
        close_task(secretary, task, "dropped", "")
    assert close_task(secretary, task, "done", "").closed_on == date(2026, 3, 1)
